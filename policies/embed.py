# SPDX-License-Identifier: MIT
"""Makes one C file of the shipped policies: embed.py OUTPUT NAME.conf ...

Comments are left out: they are for people, and each start of the command would read them.
"""
import pathlib
import sys

output, *inputs = map(pathlib.Path, sys.argv[1:])
lines = ['/* Made by policies/embed.py. */', '#include "input/shipped.h"', '']
rows = []
for number, path in enumerate(inputs):
    text = path.read_text(encoding='utf-8')
    kept = [line for line in text.splitlines(keepends=True)
            if line.strip() and not line.startswith('#')]
    data = ''.join(kept).encode()
    lines.append(f'static const unsigned char text_{number}[] = {{')
    lines += [','.join(map(str, data[at:at + 24])) + ',' for at in range(0, len(data), 24)]
    lines += ['};', '']
    rows.append(f'\t{{ "{path.stem}", text_{number}, sizeof(text_{number}) }},')
lines += ['const struct shipped shipped_policies[] = {', *rows, '};',
          f'const size_t shipped_count = {len(inputs)};', '']
output.write_text('\n'.join(lines))
