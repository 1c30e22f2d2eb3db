# Takes ASiC-E containers apart and judges them: lines of id, file, folder and what is inside; answers with lines of id and a verdict.
import base64, hashlib, sys, urllib.parse, xml.etree.ElementTree as tree, zipfile

ds = '{http://www.w3.org/2000/09/xmldsig#}'
refers = {'cades': 'META-INF/ASiCManifest.xml', 'xades': 'META-INF/signatures.xml'}


def digests(text):
    for one in tree.fromstring(text).iter():
        uri, value, method = one.get('URI'), one.find(ds + 'DigestValue'), one.find(ds + 'DigestMethod')
        if value is not None and uri and not uri.startswith('#'):
            yield urllib.parse.unquote(uri), method.get('Algorithm').split('#')[1], base64.b64decode(value.text)


def judge(file, folder, inside):
    archive = zipfile.ZipFile(file)
    first = archive.infolist()[0]
    assert archive.testzip() is None, 'a checksum is wrong'
    assert (first.filename, first.compress_type, first.header_offset) == ('mimetype', 0, 0), 'the type is not first'
    assert archive.read('mimetype') == b'application/vnd.etsi.asic-e+zip', 'another type'
    archive.extractall(folder)
    told = list(digests(archive.read(refers[inside])))
    for name, algorithm, digest in told:
        assert hashlib.new(algorithm, archive.read(name)).digest() == digest, 'another digest: ' + name
    files = [name for name in archive.namelist() if name != 'mimetype' and not name.startswith('META-INF/')]
    assert sorted(files) == sorted(name for name, _, _ in told), 'not all are covered'


for line in sys.stdin:
    id, file, folder, inside = line.rstrip('\n').split('\t')
    try:
        judge(file, folder, inside)
        print(id + '\taccepted')
    except Exception as fault:
        print(id + '\t' + repr(fault).replace('\n', ' '))
