import type { RdfaCase } from '../rdfa-case.js'

const XHTML = 'http://www.w3.org/1999/xhtml'

/** RDFa Core 1.1, section 7.5, step 11: the value of a property. */
export const propertyCases: readonly RdfaCase[] = [
  ['text', '<p property="ex:p">x</p>', '<> ex:p "x" .'],
  ['text of all descendants', '<p property="ex:p">a <b>b <i>c</i></b> d</p>', '<> ex:p "a b c d" .'],
  ['white space is kept', '<p property="ex:p">  a\n  b  </p>', '<> ex:p "  a\\n  b  " .'],
  ['comments are not text', '<p property="ex:p">a<!-- nee -->b</p>', '<> ex:p "ab" .'],
  ['an empty element has an empty text', '<p property="ex:p"></p>', '<> ex:p "" .'],
  ['a void element has an empty text', '<img property="ex:p">', '<> ex:p "" .'],
  ['character references are decoded', '<p property="ex:p">&eacute;&#x20AC;&amp;</p>', '<> ex:p "é€&" .'],
  [
    'nested properties keep their text in the outer one',
    '<div property="ex:p"><div><span property="ex:q">b</span>rest</div></div>',
    '<> ex:p "brest" ; ex:q "b" .',
  ],
  [
    'three levels',
    '<div property="ex:p">1<p property="ex:q">2<b><span property="ex:r">3</span></b>4</p>5</div>',
    '<> ex:p "12345" ; ex:q "234" ; ex:r "3" .',
  ],
  ['content comes before the text', '<p property="ex:p" content="y">x</p>', '<> ex:p "y" .'],
  ['an empty content', '<p property="ex:p" content="">x</p>', '<> ex:p "" .'],
  ['content comes before resource', '<p property="ex:p" content="y" resource="ex:b">x</p>', 'ex:b ex:p "y" .'],

  ['datatype', '<p property="ex:p" datatype="xsd:integer">3</p>', '<> ex:p "3"^^xsd:integer .'],
  [
    'datatype and content',
    '<p property="ex:p" datatype="xsd:dateTime" content="2024-05-27T19:00:00Z">27 mei</p>',
    '<> ex:p "2024-05-27T19:00:00Z"^^xsd:dateTime .',
  ],
  [
    'datatype removes the language',
    '<p lang="nl" property="ex:p" datatype="xsd:token">x</p>',
    '<> ex:p "x"^^xsd:token .',
  ],
  [
    'an empty datatype makes plain text',
    '<p lang="nl" property="ex:p" datatype="" resource="ex:b">a<b>b</b></p>',
    'ex:b ex:p "ab"@nl .',
  ],
  [
    'a datatype that names nothing makes plain text',
    '<p lang="nl" property="ex:p" datatype="geheel">3</p>',
    '<> ex:p "3"@nl .',
  ],
  [
    'datatype keeps href from being the value',
    '<a property="ex:p" datatype="xsd:string" href="b">x</a>',
    '<b> ex:p "x" .',
  ],
  [
    'a term as datatype',
    '<p vocab="http://voorbeeld.example/ns#" property="p" datatype="dt">3</p>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:p "3"^^ex:dt .',
  ],
  ['datatype with several properties', '<p property="ex:p ex:q" datatype="xsd:integer">3</p>', '<> ex:p 3 ; ex:q 3 .'],
  [
    'the text of typed nested properties',
    '<p property="ex:p" datatype="xsd:string">a<span property="ex:q">b</span></p>',
    '<> ex:p "ab" ; ex:q "b" .',
  ],

  ['resource is the value', '<p property="ex:p" resource="ex:b">x</p>', '<> ex:p ex:b .'],
  ['resource before href before src', '<a property="ex:p" href="b" src="c">x</a>', '<> ex:p <b> .'],
  ['beside rel the value is text', '<a property="ex:p" rel="ex:r" href="b">x</a>', '<> ex:p "x" ; ex:r <b> .'],
  ['beside rev the value is text', '<a property="ex:p" rev="ex:r" href="b">x</a>', '<> ex:p "x" . <b> ex:r <> .'],
  ['beside rel and content', '<a property="ex:p" rel="ex:r" href="b" content="y">x</a>', '<> ex:p "y" ; ex:r <b> .'],
  ['typeof makes the value', '<p property="ex:p ex:q" typeof="ex:T">x</p>', '<> ex:p _:a ; ex:q _:a . _:a a ex:T .'],
  [
    'beside rel and typeof the typed resource is the value',
    '<a property="ex:p" rel="ex:r" href="b" typeof="ex:T">x</a>',
    '<> ex:p <b> ; ex:r <b> . <b> a ex:T .',
  ],
  [
    'properties chain',
    '<p property="ex:p" typeof="ex:T"><span property="ex:q" typeof="ex:U"><b property="ex:r">x</b></span></p>',
    '<> ex:p [ a ex:T ; ex:q [ a ex:U ; ex:r "x" ] ] .',
  ],
  [
    'an empty property gives nothing',
    '<p property="">x</p><p property="" resource="ex:b"><b property="ex:p">y</b></p>',
    '<> ex:p "y" .',
  ],
  ['a property whose names are all ignored gives nothing', '<p property="naam">x</p>', ''],

  [
    'rdf:XMLLiteral',
    '<p property="ex:p" datatype="rdf:XMLLiteral">a <b class="c">b</b> &lt; &amp;<br></p>',
    `<> ex:p "a <b xmlns=\\"${XHTML}\\" class=\\"c\\">b</b> &lt; &amp;<br xmlns=\\"${XHTML}\\"></br>"^^rdf:XMLLiteral .`,
  ],
  [
    'rdf:XMLLiteral: attributes are sorted, what XML forbids is left out',
    '<p property="ex:p" datatype="rdf:XMLLiteral"><b z="1" a="&quot;&lt;" @click="x"><o:p>t</o:p></b><!-- c --></p>',
    `<> ex:p "<b xmlns=\\"${XHTML}\\" a=\\"&quot;&lt;\\" z=\\"1\\">t</b>"^^rdf:XMLLiteral .`,
  ],
  [
    'rdf:XMLLiteral: nested properties are read too',
    '<p property="ex:p" datatype="rdf:XMLLiteral">a<b property="ex:q">b</b></p>',
    `<> ex:p "a<b xmlns=\\"${XHTML}\\" property=\\"ex:q\\">b</b>"^^rdf:XMLLiteral ; ex:q "b" .`,
  ],
  [
    'rdf:XMLLiteral: foreign elements have their namespace',
    '<p property="ex:p" datatype="rdf:XMLLiteral"><svg><a xlink:href="b">x</a></svg></p>',
    '<> ex:p "<svg xmlns=\\"http://www.w3.org/2000/svg\\"><a xmlns:xlink=\\"http://www.w3.org/1999/xlink\\" xlink:href=\\"b\\">x</a></svg>"^^rdf:XMLLiteral .',
  ],
  [
    'rdf:XMLLiteral without markup',
    '<p property="ex:p" datatype="rdf:XMLLiteral">x</p>',
    '<> ex:p "x"^^rdf:XMLLiteral .',
  ],
]
