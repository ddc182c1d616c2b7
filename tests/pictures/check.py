#!/usr/bin/env python3
"""Renders drawings with librsvg's rsvg-convert, which is no browser and knows no CSS variables, and looks at the pixels.
check.py FILE.svg ...; returns 77 where there is no rsvg-convert."""
# SPDX-License-Identifier: MIT
import collections
import colorsys
import shutil
import struct
import subprocess
import sys
import zlib


def pixels(png):
    """Rows of (red, green, blue, alpha) of a PNG of eight bits that is not interlaced."""
    assert png[:8] == b'\x89PNG\r\n\x1a\n'
    at, data = 8, b''
    while at < len(png):
        size, kind = struct.unpack('>I4s', png[at:at + 8])
        body = png[at + 8:at + 8 + size]
        if kind == b'IHDR':
            width, height, depth, colour, _, _, interlace = struct.unpack('>IIBBBBB', body)
            assert depth == 8 and interlace == 0 and colour in (2, 6)
        elif kind == b'IDAT':
            data += body
        at += 12 + size
    channels = 4 if colour == 6 else 3
    data = zlib.decompress(data)
    stride = width * channels
    above = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        how = data[start]
        row = bytearray(data[start + 1:start + 1 + stride])
        for x in range(stride):
            left = row[x - channels] if x >= channels else 0
            corner = above[x - channels] if x >= channels else 0
            if how == 1:
                row[x] = row[x] + left & 255
            elif how == 2:
                row[x] = row[x] + above[x] & 255
            elif how == 3:
                row[x] = row[x] + (left + above[x]) // 2 & 255
            elif how == 4:
                guess = left + above[x] - corner
                near = min((abs(guess - left), 0, left), (abs(guess - above[x]), 1, above[x]), (abs(guess - corner), 2, corner))
                row[x] = row[x] + near[2] & 255
        above = row
        for x in range(0, stride, channels):
            yield (row[x], row[x + 1], row[x + 2], row[x + 3] if channels == 4 else 255)


def look_at(name):
    """What is wrong with the picture of a file, in words."""
    done = subprocess.run(['rsvg-convert', '--zoom', '0.6', name], capture_output=True)
    if done.returncode != 0:
        return ['rsvg-convert says ' + done.stderr.decode(errors='replace').strip()]
    counts = collections.Counter(pixels(done.stdout))
    total = sum(counts.values())
    wrong = []
    light = sum(n for (r, g, b, a), n in counts.items() if a == 255 and min(r, g, b) >= 240)
    black = sum(n for (r, g, b, a), n in counts.items() if a > 0 and max(r, g, b) < 8)
    clear = sum(n for (_, _, _, a), n in counts.items() if a < 255)
    if light < 0.6 * total:
        wrong.append(f'only {light / total:.0%} of it is light ground')
    if black > 0.02 * total:
        wrong.append(f'{black / total:.0%} of it is black')
    if clear > 0.005 * total:  # a margin that rounding leaves
        wrong.append(f'{clear} pixels let through what is behind')
    hues = collections.Counter()
    for (r, g, b, _), n in counts.items():
        hue, _, colourful = colorsys.rgb_to_hls(r / 255, g / 255, b / 255)
        if colourful > 0.3 and max(r, g, b) - min(r, g, b) > 40:
            hues[int(hue * 12)] += n
    found = sorted(h for h, n in hues.items() if n >= 20)
    if len(found) < 3:
        wrong.append(f'colours of {len(found)} hues, where there are at least three')
    print(f'{name}: {light / total:.0%} light, hues {found}')
    return wrong


def main(names):
    if shutil.which('rsvg-convert') is None:
        print('skipped: there is no rsvg-convert (Debian: librsvg2-bin)')
        return 77
    bad = 0
    for name in names:
        for problem in look_at(name):
            print(f'{name}: {problem}')
            bad += 1
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
