"""Writes what pip reads from pages of links, for read-page.test.ts: PYTHONPATH=<pip> python3 pip-links.py > pip-links.json"""

import json, sys
import pip
from pip._internal.index.collector import parse_links, IndexContent
shapes = {
 'a plain link': '<a href="foo-1.0-py3-none-any.whl">foo-1.0-py3-none-any.whl</a>',
 'a link whose text is shortened': '<a href="foo_longer_name_of_a_package-1.0-py3-none-any.whl">foo_longer_name_of_a_pa..&gt;</a>',
 'no text': '<a href="/f/foo-1.0.tar.gz"></a>',
 'an unquoted address': '<a href=foo-1.0.zip>x</a>',
 'markup in the text': '<a href="foo-1.0.zip"><code>foo</code></a>',
 'a > in an attribute': '<a data-requires-python=">=3.8" href="foo-1.0.zip">x</a>',
 'upper case': '<A HREF="foo-1.0.zip#SHA256=%s" DATA-YANKED="bad">x</A>' % ('AB'*32),
 'a comment': '<!-- <a href="foo-0.9.zip">x</a> --><a href="foo-1.0.zip">x</a>',
 'a script': '<script>"<a href=\'foo-0.9.zip\'>x</a>"</script><a href="foo-1.0.zip">x</a>',
 'a base': '<head><base href="https://cdn.example/p/"></head><a href="foo-1.0.zip">x</a>',
 'two bases': '<base href="https://one.example/"><base href="https://two.example/"><a href="foo-1.0.zip">x</a>',
 'blanks around the address': '<a href="  foo-1.0.zip\n">x</a>',
 '%2B': '<a href="foo-1.0%2Bcpu-py3-none-any.whl#sha256=%s">x</a>'.replace('%s','0'*64),
 'a plus': '<a href="foo-1.0+cpu-py3-none-any.whl">x</a>',
 'an epoch': '<a href="foo-1!2.0-py3-none-any.whl">x</a>',
 '%21': '<a href="foo-1%212.0-py3-none-any.whl">x</a>',
 'a hash behind others': '<a href="foo-1.0.zip#egg=foo&amp;sha256=%s">x</a>' % ('0'*64),
 'a query': '<a href="foo-1.0.zip?token=a/b.whl">x</a>',
 'entities': '<a href="foo-1.0.zip" data-requires-python="&gt;=3.8,&lt;4">x</a>',
 'yanked without a reason': '<a href="foo-1.0.zip" data-yanked>x</a>',
 'yanked for the empty reason': '<a href="foo-1.0.zip" data-yanked="">x</a>',
 'metadata': '<a href="foo-1.0-py3-none-any.whl" data-core-metadata="sha256=%s">x</a>' % ('1'*64),
 'metadata without a hash': '<a href="foo-1.0-py3-none-any.whl" data-dist-info-metadata="true">x</a>',
 'a link within a link': '<a href="foo-1.0.zip"><a href="foo-2.0.zip">x</a></a>',
 'no end tags': '<ul><li><a href="foo-1.0.zip">x<li><a href="foo-2.0.zip">y',
 'XHTML': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><a href="foo-1.0.zip"/></body></html>',
 'a listing of a folder': '<h1>Index of /foo</h1><a href="?C=N;O=D">Name</a> <a href="/simple/">Parent</a> <a href="foo-1.0.zip">foo-1.0.zip</a>',
 'an address without a file': '<a href="other/">other</a>',
 'a name without address': '<a name="top">x</a>',
 'CDATA': '<![CDATA[<a href="foo-0.9.zip">x</a>]]><a href="foo-1.0.zip">x</a>',
 'an attribute given twice': '<a href="foo-1.0.zip" href="foo-2.0.zip">x</a>',
 'an address of several lines': '<a href="foo-\n1.0.zip">x</a>',
}
out=[]
for name, html in shapes.items():
    c = IndexContent(html.encode(), 'text/html', 'utf-8', 'https://index.example/simple/foo/', cache_link_parsing=False)
    files=[]
    for l in parse_links(c):
        files.append({k:v for k,v in dict(filename=l.filename, url=l.url_without_fragment, hashes=[f'{a}:{b[0]}' if isinstance(b,list) else f'{a}:{b}' for a,b in sorted(l._hashes.items())], requiresPython=l.requires_python, yanked=l.yanked_reason, metadata=(None if l.metadata_file_data is None else sorted((l.metadata_file_data.hashes or {}).items()))).items() if v is not None})
    out.append(dict(title=name, html=html, files=files))
json.dump(dict(python=sys.version.split()[0], pip=pip.__version__, shapes=out), sys.stdout, indent=1)
