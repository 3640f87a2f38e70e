# SPDX-License-Identifier: MIT
"""Makes one C file of the shipped policies: embed.py OUTPUT NAME.conf ..."""
import pathlib
import sys

output, *inputs = map(pathlib.Path, sys.argv[1:])
lines = ['/* Made by policies/embed.py. */', '#include "input/shipped.h"', '']
rows = []
for number, path in enumerate(inputs):
    data = path.read_bytes()
    lines.append(f'static const unsigned char text_{number}[] = {{')
    lines += [','.join(map(str, data[at:at + 24])) + ',' for at in range(0, len(data), 24)]
    lines += ['};', '']
    rows.append(f'\t{{ "{path.stem}", text_{number}, sizeof(text_{number}) }},')
lines += ['const struct shipped shipped_policies[] = {', *rows, '};',
          f'const size_t shipped_count = {len(inputs)};', '']
output.write_text('\n'.join(lines))
