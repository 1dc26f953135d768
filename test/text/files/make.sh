#!/usr/bin/env bash
# Makes the documents of this folder from notulen.fodt. Needs libreoffice-writer-nogui, poppler-utils and python3 of Debian.
set -euo pipefail
cd "$(dirname "$0")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
office() { soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$work" "$2" >/dev/null 2>&1; }

# What a word processor saves: the Word document, and the PDF of it with and without tags.
office docx notulen.fodt
cp "$work/notulen.docx" notulen.docx
office 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}' notulen.docx
mv "$work/notulen.pdf" notulen-tagged.pdf
office 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}' notulen.docx
mv "$work/notulen.pdf" "$work/plain.pdf"

# What a copier makes of the paper: the first page in black and white (CCITT is lossless: Flate does the same), the second as a grey JPEG, upside down.
pdftoppm -r 200 -mono -f 1 -l 1 "$work/plain.pdf" "$work/page"
pdftoppm -r 200 -gray -jpeg -jpegopt quality=35 -f 2 -l 2 "$work/plain.pdf" "$work/page"
python3 - "$work" <<'PY'
import glob, sys, zlib
work = sys.argv[1]
header, size, bits = open(glob.glob(work + '/page-*.pbm')[0], 'rb').read().split(b'\n', 2)[0:3]
if size.startswith(b'#'): size, bits = bits.split(b'\n', 1)
width, height = map(int, size.split())
mono = zlib.compress(bits, 9)
jpeg = open(glob.glob(work + '/page-*.jpg')[0], 'rb').read()
image = lambda data, filter, depth, decode: b'<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent %d%s/Filter/%s/Length %d>>stream\n' % (width, height, depth, decode, filter, len(data)) + data + b'\nendstream'
draw = lambda matrix: b'<</Length %d>>stream\n' % (len(matrix) + 14) + b'q ' + matrix + b' cm /Im Do Q' + b'\nendstream'
page = lambda contents, picture, more: b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents %d 0 R/Resources<</XObject<</Im %d 0 R>>>>>>' % (more, contents, picture)
objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>', page(5, 7, b''), page(6, 8, b'/Rotate 180'), draw(b'595 0 0 842 0 0'), draw(b'-595 0 0 -842 595 842'), image(mono, b'FlateDecode', 1, b'/Decode[1 0]'), image(jpeg, b'DCTDecode', 8, b'')]
out = b'%PDF-1.4\n'; at = []
for number, body in enumerate(objects, 1): at.append(len(out)); out += b'%d 0 obj' % number + body + b'\nendobj\n'
start = len(out)
out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % a for a in at) + b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF' % (len(objects) + 1, start)
open('notulen-scan.pdf', 'wb').write(out)
PY
ls -l notulen*
