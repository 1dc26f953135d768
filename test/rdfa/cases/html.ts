import type { RdfaCase } from '../rdfa-case.js'

const page = (head: string, body: string, html = ''): string =>
  `<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#"${html}><head>${head}</head>${body}</html>`
const time = (value: string): string => `<time property="ex:p" datetime="${value}">toen</time>`

/**
 * HTML+RDFa 1.1: the rules of section 3.1, the language (3.4), property copying (3.5), and how the HTML parser reads a
 * page.
 */
export const htmlCases: readonly RdfaCase[] = [
  [
    '3.1: base changes relative IRIs',
    page('<base href="http://basis.example/x/">', '<body><p property="ex:p">x</p><a rel="ex:r" href="b">y</a></body>'),
    '<http://basis.example/x/> ex:p "x" ; ex:r <http://basis.example/x/b> .',
  ],
  [
    '3.1: base may be relative, and loses its fragment',
    page('<base href="../x/y#z">', '<body><p property="ex:p">x</p></body>'),
    '<http://gemeente.example/x/y> ex:p "x" .',
  ],
  [
    '3.1: the first base with href counts',
    page('<base target="_blank"><base href="/a/"><base href="/b/">', '<body><p property="ex:p">x</p></body>'),
    '<http://gemeente.example/a/> ex:p "x" .',
  ],

  [
    '3.1: a base with a data or javascript address sets none',
    page('<base href="data:text/html,x"><base href="/a/">', '<body><p property="ex:p">x</p></body>'),
    '<> ex:p "x" .',
  ],
  [
    '3.1: base is an IRI like others: forbidden characters are encoded',
    page('<base href="/a b/">', '<body><p property="ex:p">x</p></body>'),
    '<http://gemeente.example/a%20b/> ex:p "x" .',
  ],

  [
    '3.1 rule 4: property in head is about the page',
    page('<title property="dc:title">x</title><meta property="ex:p" content="y">', '<body></body>'),
    '<> dc:title "x" ; ex:p "y" .',
  ],
  [
    '3.1 rule 4: head has the subject of html',
    page('<title property="dc:title">x</title>', '<body></body>', ' about="ex:a"'),
    '<http://voorbeeld.example/ns#a> dc:title "x" .',
  ],
  [
    '3.1 rule 4: body has the subject of html',
    page('', '<body><p property="ex:p">x</p></body>', ' about="#z"'),
    '<#z> ex:p "x" .',
  ],
  [
    '3.1 rule 4: typeof of body types the subject of html',
    page('', '<body typeof="ex:T"><p property="ex:p">x</p></body>'),
    '<> a ex:T ; ex:p "x" .',
  ],
  [
    '3.1 rule 4: typeof of head types the subject of html',
    page('<title property="ex:p">x</title>', '<body></body>').replace('<head>', '<head typeof="ex:T">'),
    '<> a ex:T ; ex:p "x" .',
  ],
  [
    '3.1 rule 4: property of body is about the subject of html',
    page('', '<body property="ex:p">x</body>', ' about="#z"'),
    '<#z> ex:p "x" .',
  ],
  [
    '3.1 rule 4: body with its own subject',
    page('', '<body about="#z" typeof="ex:T"><p property="ex:p">x</p></body>'),
    '<#z> a ex:T ; ex:p "x" .',
  ],
  [
    '3.1 rule 4: resource of body',
    page('', '<body resource="#z" typeof="ex:T"><p property="ex:p">x</p></body>'),
    '<#z> a ex:T ; ex:p "x" .',
  ],
  [
    '3.1: link and meta are ordinary elements',
    page(
      '<link rel="ex:r" href="b"><link rev="ex:s" href="c"><meta about="ex:a" property="ex:p" content="x">',
      '<body></body>',
    ),
    '<> ex:r <b> . <c> ex:s <> . <http://voorbeeld.example/ns#a> ex:p "x" .',
  ],
  [
    '3.1: link and meta in the body',
    '<link property="ex:r" href="b"><meta property="ex:p" content="x">',
    '<> ex:r <b> ; ex:p "x" .',
  ],
  [
    '3.1: stylesheets and icons give nothing',
    page(
      '<link rel="stylesheet" href="a.css"><link rel="shortcut icon" href="i.ico">',
      '<body><a rel="nofollow noopener" href="b">x</a></body>',
    ),
    '',
  ],

  [
    '3.1 rule 7: plain words in rel beside property are ignored, so href is the value',
    '<a property="ex:p" rel="nofollow" href="b">x</a>',
    '<> ex:p <b> .',
  ],
  [
    '3.1 rule 7: also with a vocabulary',
    '<a vocab="http://voorbeeld.example/ns#" property="p" rel="next" href="b">x</a>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:p <b> .',
  ],
  ['3.1 rule 7: also terms of the initial context', '<a property="ex:p" rel="license" href="b">x</a>', '<> ex:p <b> .'],
  [
    '3.1 rule 7: CURIEs and IRIs in rel count',
    '<a property="ex:p" rel="nofollow ex:r" href="b">x</a>',
    '<> ex:p "x" ; ex:r <b> .',
  ],
  [
    '3.1 rule 7: plain words beside them are still ignored',
    '<a vocab="http://voorbeeld.example/ns#" property="p" rel="next ex:r" href="b">x</a>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:p "x" ; ex:r <b> .',
  ],
  [
    '3.1 rule 7: rev too',
    '<a property="ex:p" rev="made" href="b">x</a><a property="ex:q" rev="made ex:r" href="c">y</a>',
    '<> ex:p <b> ; ex:q "y" . <c> ex:r <> .',
  ],
  [
    '3.1 rule 7: without property words in rel are terms',
    '<a vocab="http://voorbeeld.example/ns#" rel="next" href="b">x</a>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:next <b> .',
  ],
  [
    '3.1 rule 7: typeof then creates a target',
    '<a property="ex:p" rel="nofollow" href="b" typeof="ex:T"><b property="ex:q">x</b></a>',
    '<> ex:p <b> . <b> a ex:T ; ex:q "x" .',
  ],

  ['3.1 rule 9: datetime that is a date', time('2024-02-29'), '<> ex:p "2024-02-29"^^xsd:date .'],
  [
    '3.1 rule 9: datetime that is a date with a zone',
    time('2024-05-27+02:00'),
    '<> ex:p "2024-05-27+02:00"^^xsd:date .',
  ],
  [
    '3.1 rule 9: datetime that is a date and time',
    time('2024-05-27T19:00:00'),
    '<> ex:p "2024-05-27T19:00:00"^^xsd:dateTime .',
  ],
  [
    '3.1 rule 9: datetime that is a date and time with a zone and fractions',
    time('2024-05-27T19:00:00.123+02:00'),
    '<> ex:p "2024-05-27T19:00:00.123+02:00"^^xsd:dateTime .',
  ],
  ['3.1 rule 9: datetime that is a time', time('19:00:00'), '<> ex:p "19:00:00"^^xsd:time .'],
  ['3.1 rule 9: datetime that is a time with a zone', time('19:00:00Z'), '<> ex:p "19:00:00Z"^^xsd:time .'],
  ['3.1 rule 9: datetime that is a year', time('2024'), '<> ex:p "2024"^^xsd:gYear .'],
  ['3.1 rule 9: datetime that is a month', time('2024-05'), '<> ex:p "2024-05"^^xsd:gYearMonth .'],
  ['3.1 rule 9: datetime that is a duration', time('P1Y2M3DT4H5M6.7S'), '<> ex:p "P1Y2M3DT4H5M6.7S"^^xsd:duration .'],
  ['3.1 rule 9: datetime that is a short duration', time('PT2H'), '<> ex:p "PT2H"^^xsd:duration .'],
  ['3.1 rule 9: datetime in another form', time('morgen'), '<> ex:p "morgen" .'],
  ['3.1 rule 9: a day that does not exist has another form', time('2023-02-29'), '<> ex:p "2023-02-29" .'],
  ["3.1 rule 9: HTML's short time is another form", time('19:00'), '<> ex:p "19:00" .'],
  ['3.1 rule 9: PT alone is another form', time('PT'), '<> ex:p "PT" .'],
  ['3.1 rule 9: with white space around it is another form', time(' 2024-05-27'), '<> ex:p " 2024-05-27" .'],
  [
    '3.1 rule 9: another form has the language',
    '<time lang="nl" property="ex:p" datetime="morgen">x</time>',
    '<> ex:p "morgen"@nl .',
  ],
  [
    '3.1 rule 9: datatype wins',
    '<time property="ex:p" datetime="2024" datatype="xsd:integer">x</time>',
    '<> ex:p 2024 .',
  ],
  [
    '3.1 rule 9: an empty datatype makes plain text',
    '<time property="ex:p" datetime="2024-05-27" datatype="">x</time>',
    '<> ex:p "2024-05-27" .',
  ],
  [
    '3.1 rule 9: content comes before datetime, and is not typed',
    '<time property="ex:p" datetime="2024-05-27" content="2024-05-28">x</time>',
    '<> ex:p "2024-05-28" .',
  ],
  [
    '3.1 rule 9: the text of time is typed',
    '<time property="ex:p">2024-05-27</time>',
    '<> ex:p "2024-05-27"^^xsd:date .',
  ],
  [
    '3.1 rule 9: the text of other elements is not',
    '<span property="ex:p">2024-05-27</span>',
    '<> ex:p "2024-05-27" .',
  ],
  [
    '3.1 rule 9: the text of time in another form has the language',
    '<time lang="nl" property="ex:p">gisteren</time>',
    '<> ex:p "gisteren"@nl .',
  ],
  [
    '3.1 rule 9: datatype on the text of time',
    '<time property="ex:p" datatype="xsd:gYear">2024</time>',
    '<> ex:p "2024"^^xsd:gYear .',
  ],
  [
    '3.1 rule 9: an empty datatype on the text of time',
    '<time property="ex:p" datatype="">2024-05-27</time>',
    '<> ex:p "2024-05-27" .',
  ],
  [
    '3.1 rule 9: datetime comes before resource',
    '<span property="ex:p" datetime="2024-05-27" resource="ex:b">x</span>',
    '<> ex:p "2024-05-27"^^xsd:date .',
  ],
  [
    '3.1 rule 9: datetime on any element',
    '<span property="ex:p" datetime="2024-05-27">x</span>',
    '<> ex:p "2024-05-27"^^xsd:date .',
  ],

  [
    '3.1 rule 10: rdf:HTML is the markup',
    '<p property="ex:p" datatype="rdf:HTML">a <b class=c>b</b> &amp; <br></p>',
    '<> ex:p "a <b class=\\"c\\">b</b> &amp; <br>"^^rdf:HTML .',
  ],
  [
    '3.1 rule 10: rdf:HTML with properties inside',
    '<p property="ex:p" datatype="rdf:HTML"><b property="ex:q">b</b></p>',
    '<> ex:p "<b property=\\"ex:q\\">b</b>"^^rdf:HTML ; ex:q "b" .',
  ],
  [
    '3.1 rule 10: rdf:HTML from content',
    '<p property="ex:p" datatype="rdf:HTML" content="&lt;b>x&lt;/b>">y</p>',
    '<> ex:p "<b>x</b>"^^rdf:HTML .',
  ],

  ['3.4: xml:lang, when there is no lang', '<p xml:lang="nl" property="ex:p">x</p>', '<> ex:p "x"@nl .'],
  ['3.4: lang before xml:lang', '<p lang="fr" xml:lang="nl" property="ex:p">x</p>', '<> ex:p "x"@fr .'],
  ['3.4: xml:lang of a foreign element', '<svg xml:lang="nl"><text property="ex:p">x</text></svg>', '<> ex:p "x"@nl .'],
  [
    '3.4: the language of html',
    page('<title property="ex:p">x</title>', '<body></body>', ' lang="nl-BE"'),
    '<> ex:p "x"@nl-be .',
  ],

  [
    '3.5: rdfa:copy takes over the properties of a pattern',
    '<div resource="#m" typeof="rdfa:Pattern"><b property="ex:p">x</b></div><div resource="#a"><link property="rdfa:copy" href="#m"></div>',
    '<#a> ex:p "x" .',
  ],
  [
    '3.5: several subjects copy one pattern',
    '<div resource="#m" typeof="rdfa:Pattern"><b property="ex:p">x</b></div><div resource="#a"><link property="rdfa:copy" href="#m"></div><div resource="#b"><a rel="rdfa:copy" href="#m"></a></div>',
    '<#a> ex:p "x" . <#b> ex:p "x" .',
  ],
  [
    '3.5: types are copied, but not rdfa:Pattern',
    '<div resource="#m" typeof="rdfa:Pattern ex:T"><b property="ex:p">x</b></div><div resource="#a"><link property="rdfa:copy" href="#m"></div>',
    '<#a> a ex:T ; ex:p "x" .',
  ],
  [
    '3.5: patterns copy patterns',
    '<div resource="#m" typeof="rdfa:Pattern"><b property="ex:p">x</b><link property="rdfa:copy" href="#n"></div><div resource="#n" typeof="rdfa:Pattern"><b property="ex:q">y</b></div><div resource="#a"><link property="rdfa:copy" href="#m"></div>',
    '<#a> ex:p "x" ; ex:q "y" .',
  ],
  [
    '3.5: patterns that copy each other come to an end',
    '<div resource="#m" typeof="rdfa:Pattern"><b property="ex:p">x</b><link property="rdfa:copy" href="#n"></div><div resource="#n" typeof="rdfa:Pattern"><b property="ex:q">y</b><link property="rdfa:copy" href="#m"></div><div resource="#a"><link property="rdfa:copy" href="#m"></div>',
    '<#a> ex:p "x" ; ex:q "y" .',
  ],
  [
    '3.5: a pattern that is never copied stays',
    '<div resource="#m" typeof="rdfa:Pattern"><b property="ex:p">x</b></div>',
    '<#m> a rdfa:Pattern ; ex:p "x" .',
  ],
  [
    '3.5: copying something that is not a pattern does nothing',
    '<div resource="#m"><b property="ex:p">x</b></div><div resource="#a"><link property="rdfa:copy" href="#m"></div>',
    '<#m> ex:p "x" . <#a> rdfa:copy <#m> .',
  ],

  ['3.1: role gives nothing', '<div role="ex:rol main" id="x">x</div>', ''],
  ['HTML: noscript has content (scripting is off)', '<noscript><p property="ex:p">x</p></noscript>', '<> ex:p "x" .'],
  ['HTML: template has no content', '<template><p property="ex:p">x</p></template>', ''],
  [
    'HTML: a slash does not close an element that is not void',
    '<p about="ex:a"><span about="ex:b" /><b property="ex:p">x</b></p>',
    'ex:b ex:p "x" .',
  ],
  ['HTML: p ends where a block begins', '<p about="ex:a"><div property="ex:p">x</div></p>', '<> ex:p "x" .'],
  [
    'HTML: misplaced content of a table moves before it',
    '<div about="ex:a"><table><p property="ex:p">x</p><tr about="ex:b"><td property="ex:q">y</td></tr></table></div>',
    'ex:a ex:p "x" . ex:b ex:q "y" .',
  ],
  ['HTML: attribute names in capitals', '<P PROPERTY="ex:p" CONTENT="x">y</P>', '<> ex:p "x" .'],
  ['HTML: the first of two attributes of one name', '<p property="ex:p" property="ex:q">x</p>', '<> ex:p "x" .'],
  ['HTML: attributes without quotes', '<p property=ex:p about=ex:a>x</p>', 'ex:a ex:p "x" .'],
  [
    'HTML: attributes in another namespace are not RDFa',
    '<svg><a xlink:href="b"><text property="ex:p">x</text></a></svg>',
    '<> ex:p "x" .',
  ],
  ['HTML: SVG is read', '<svg about="ex:a"><title property="ex:p">x</title></svg>', 'ex:a ex:p "x" .'],
  ['HTML: without html, head and body', '<!DOCTYPE html><p property="dc:title">x', '<> dc:title "x" .'],
  [
    'HTML: javascript and data links are IRIs like others',
    '<a property="ex:p" href="javascript:void(0)">x</a><img property="ex:q" src="data:image/png;base64,AAAA">',
    '<> ex:p <javascript:void(0)> ; ex:q <data:image/png;base64,AAAA> .',
  ],
]
