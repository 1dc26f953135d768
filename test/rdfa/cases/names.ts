import type { RdfaCase } from '../rdfa-case.js'

/** RDFa Core 1.1, sections 6, 7.4 and the initial context: from names to IRIs. */
export const nameCases: readonly RdfaCase[] = [
  ['6: a CURIE joins prefix and reference', '<p property="ex:naam">Belle</p>', '<> ex:naam "Belle" .'],
  ['6: a reference may be empty', '<p property="ex:">Belle</p>', '<> <http://voorbeeld.example/ns#> "Belle" .'],
  ['6: the empty prefix is the XHTML vocabulary', '<a rel=":next" href="2.html">2</a>', '<> xhv:next <2.html> .'],
  [
    '6: a reference may hold slashes, a query and colons',
    '<p property="ex:a/b?c=d:e">x</p>',
    '<> <http://voorbeeld.example/ns#a/b?c=d:e> "x" .',
  ],
  [
    '6: // after the colon is not a CURIE, whatever the prefix',
    '<p prefix="http: http://fout.example/" property="http://ander.example/p">x</p>',
    '<> <http://ander.example/p> "x" .',
  ],
  [
    '7.4.2: a declared prefix wins over a scheme of the same name',
    '<p prefix="tel: http://tel.example/" property="tel:nummer">x</p>',
    '<> <http://tel.example/nummer> "x" .',
  ],
  [
    '7.4.2: prefixes are compared case-insensitively',
    '<p prefix="Zit: http://zit.example/" property="zIT:punt">x</p>',
    '<> <http://zit.example/punt> "x" .',
  ],
  [
    '7.4.2: references are compared case-sensitively',
    '<p property="ex:Naam ex:naam">x</p>',
    '<> ex:Naam "x"; ex:naam "x" .',
  ],

  ['7.4.2: about accepts a safe CURIE', '<p about="[ex:a]" property="ex:p">x</p>', 'ex:a ex:p "x" .'],
  ['7.4.2: about accepts a CURIE', '<p about="ex:a" property="ex:p">x</p>', 'ex:a ex:p "x" .'],
  [
    '7.4.2: about accepts an IRI',
    '<p about="https://a.example/id/1" property="ex:p">x</p>',
    '<https://a.example/id/1> ex:p "x" .',
  ],
  [
    '7.4.2: about accepts a relative IRI',
    '<p about="../id/1" property="ex:p">x</p>',
    '<http://gemeente.example/id/1> ex:p "x" .',
  ],
  [
    '7.4.2: an empty about is the page',
    '<div about="http://a.example/"><p about="" property="ex:p">x</p></div>',
    '<> ex:p "x" .',
  ],
  [
    '7.4.2: an undeclared prefix leaves an IRI',
    '<p about="onbekend:a" property="ex:p">x</p>',
    '<onbekend:a> ex:p "x" .',
  ],
  [
    '7.4.2: an undeclared safe CURIE is ignored: about',
    '<p about="[onbekend:a]" property="ex:p">x</p>',
    '<> ex:p "x" .',
  ],
  [
    '7.4.2: an undeclared safe CURIE is ignored: resource, so href counts',
    '<a property="ex:p" resource="[onbekend:a]" href="b">x</a>',
    '<> ex:p <b> .',
  ],
  ['7.4.2: [] is ignored: about', '<div about="ex:a"><p about="[]" property="ex:p">x</p></div>', 'ex:a ex:p "x" .'],
  ['7.4.2: [] is ignored: resource with rel and href', '<a rel="ex:p" resource="[]" href="b">x</a>', '<> ex:p <b> .'],
  ['7.4.2: [] is ignored: resource with rel and src', '<img rel="ex:p" resource="[]" src="b">', '<> ex:p <b> .'],
  ['7.4.2: an unclosed bracket is ignored', '<p about="[ex:a" property="ex:p">x</p>', '<> ex:p "x" .'],
  ['7.4.2: href is an IRI, never a CURIE', '<a property="ex:p" href="ex:a">x</a>', '<> ex:p <ex:a> .'],
  ['7.4.2: src is an IRI, never a CURIE', '<img property="ex:p" src="foto.png">', '<> ex:p <foto.png> .'],
  [
    '7.4.2: white space around it is not part of it',
    '<p about="  ex:a " property=" ex:p\n">x</p><a property="ex:q" href=" b ">y</a>',
    'ex:a ex:p "x" . <> ex:q <b> .',
  ],

  [
    '7.4.3: a term of the vocabulary',
    '<p vocab="http://voorbeeld.example/ns#" property="naam">x</p>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:naam "x" .',
  ],
  [
    '7.4.3: a term may hold a slash',
    '<p vocab="http://voorbeeld.example/ns#" property="a/b">x</p>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; <http://voorbeeld.example/ns#a/b> "x" .',
  ],
  ['7.4.3: a term without vocabulary is ignored', '<p property="naam ex:p">x</p>', '<> ex:p "x" .'],
  [
    '7.4.3: terms of the initial context',
    '<a rel="license" href="l">x</a><a rel="describedby" href="d">x</a>',
    '<> xhv:license <l> ; <http://www.w3.org/2007/05/powder-s#describedby> <d> .',
  ],
  [
    '7.4.3: terms of the initial context in any case',
    '<a rel="LICENSE DescribedBy" href="l">x</a>',
    '<> xhv:license <l> ; <http://www.w3.org/2007/05/powder-s#describedby> <l> .',
  ],
  [
    '7.4.3: the vocabulary comes before the initial context',
    '<a vocab="http://voorbeeld.example/ns#" rel="license" href="l">x</a>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:license <l> .',
  ],
  [
    '7.4.3: a term is a name: it cannot start with a digit or contain a quote',
    '<p vocab="http://voorbeeld.example/ns#" property="1a ”ex:p” b">x</p>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:b "x" .',
  ],
  ['7.4.4: property accepts an absolute IRI', '<p property="http://voorbeeld.example/ns#p">x</p>', '<> ex:p "x" .'],
  ['7.4.4: property accepts no relative IRI', '<p property="#p /p ../p ex:p">x</p>', '<> ex:p "x" .'],
  [
    '7.4.4: rel, rev, typeof and datatype accept absolute IRIs',
    '<a rel="http://voorbeeld.example/ns#r" rev="http://voorbeeld.example/ns#s" href="b">x</a><p about="" typeof="http://voorbeeld.example/ns#T" property="ex:p" datatype="http://voorbeeld.example/ns#dt">x</p>',
    '<> ex:r <b> ; a ex:T ; ex:p "x"^^ex:dt . <b> ex:s <> .',
  ],
  ['7.4.4: an undeclared prefix leaves an IRI: property', '<p property="onbekend:p">x</p>', '<> <onbekend:p> "x" .'],
  [
    '7.4.4: several names, any white space between them',
    '<p property="ex:p\n\t ex:q">x</p>',
    '<> ex:p "x" ; ex:q "x" .',
  ],

  [
    '7.4.5: equal labels are one blank node',
    '<p about="_:a" property="ex:p">x</p><p about="[_:a]" property="ex:q">y</p><a rel="ex:r" resource="_:a"></a>',
    '<> ex:r _:a . _:a ex:p "x" ; ex:q "y" .',
  ],
  [
    '7.4.5: different labels are different nodes',
    '<p about="_:a" property="ex:p">x</p><p about="_:A" property="ex:p">y</p>',
    '_:a ex:p "x" . _:b ex:p "y" .',
  ],
  [
    '7.4.5: _: without a label is one node',
    '<p about="_:" property="ex:p">x</p><p about="[_:]" property="ex:q">y</p>',
    '_:a ex:p "x" ; ex:q "y" .',
  ],
  [
    '7.4.5: a blank node is not a property',
    '<p property="_:a ex:p">x</p><a rel="_:a" rev="_:b" href="b">x</a>',
    '<> ex:p "x" .',
  ],
  ['7.4.5: a blank node may be a type', '<p about="" typeof="_:a">x</p>', '<> a _:a .'],
  [
    '7.4.5: labels of the page never equal those of unnamed nodes',
    '<p about="_:n0" property="ex:p">x</p><p typeof="ex:T"><span property="ex:p">y</span></p>',
    '_:a ex:p "x" . _:b a ex:T ; ex:p "y" .',
  ],

  [
    '7.5 step 2: vocab is resolved and stated about the page',
    '<div vocab="ns#"><p property="p">x</p></div>',
    '<> rdfa:usesVocabulary <ns#> ; <ns#p> "x" .',
  ],
  [
    '7.5 step 2: vocab applies below',
    '<div vocab="http://voorbeeld.example/ns#"><div><p property="p" typeof="T">x</p></div></div>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:p [ a ex:T ] .',
  ],
  [
    '7.5 step 2: an empty vocab removes the vocabulary',
    '<div vocab="http://voorbeeld.example/ns#"><p vocab="" property="p ex:q">x</p><p property="r">y</p></div>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:q "x" ; ex:r "y" .',
  ],
  [
    '7.5 step 2: vocab applies to its own element',
    '<p vocab="http://voorbeeld.example/ns#" typeof="T" about="">x</p>',
    '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; a ex:T .',
  ],
  [
    '7.5 step 3: several prefixes',
    '<p prefix="a: http://a.example/ b:\n http://b.example/" property="a:p b:q">x</p>',
    '<> <http://a.example/p> "x" ; <http://b.example/q> "x" .',
  ],
  [
    '7.5 step 3: a prefix can be declared again below',
    '<div prefix="a: http://a.example/"><p prefix="a: http://b.example/" property="a:p">x</p><p property="a:p">y</p></div>',
    '<> <http://b.example/p> "x" ; <http://a.example/p> "y" .',
  ],
  [
    '7.5 step 3: a prefix of the initial context can be declared again',
    '<p prefix="dc: http://purl.org/dc/elements/1.1/" property="dc:title">x</p>',
    '<> <http://purl.org/dc/elements/1.1/title> "x" .',
  ],
  [
    '7.5 step 3: a prefix ends with its element',
    '<p prefix="a: http://a.example/">x</p><p about="a:b" property="ex:p">y</p>',
    '<a:b> ex:p "y" .',
  ],
  [
    '7.5 step 3: later declarations in one attribute win',
    '<p prefix="a: http://a.example/ a: http://b.example/" property="a:p">x</p>',
    '<> <http://b.example/p> "x" .',
  ],
  [
    '7.5 step 3: _ cannot be declared',
    '<p prefix="_: http://a.example/" about="_:x" property="ex:p">y</p>',
    '[] ex:p "y" .',
  ],
  [
    '7.5 step 3: the empty prefix cannot be declared',
    '<a prefix=": http://a.example/" rel=":p" href="b">y</a>',
    '<> xhv:p <b> .',
  ],
  [
    '7.5 step 3: a prefix needs its colon',
    '<p prefix="a http://a.example/ b: http://b.example/" property="a:p b:q">y</p>',
    '<> <a:p> "y" ; <http://b.example/q> "y" .',
  ],
  [
    '7.5 step 3: xmlns declares too (HTML+RDFa 1.1, 3.1.2)',
    '<p xmlns:a="http://a.example/" property="a:p">x</p>',
    '<> <http://a.example/p> "x" .',
  ],
  [
    '7.5 step 3: prefix wins over xmlns',
    '<p xmlns:a="http://a.example/" prefix="a: http://b.example/" property="a:p">x</p>',
    '<> <http://b.example/p> "x" .',
  ],
  [
    '7.5 step 3: xmlns:_ declares nothing',
    '<p xmlns:_="http://a.example/" about="_:x" property="ex:p">y</p>',
    '[] ex:p "y" .',
  ],
  [
    'initial context: prefixes without declaration',
    '<p property="dc:title dcterms:subject foaf:name prov:value skos:prefLabel">x</p>',
    '<> dc:title "x" ; dc:subject "x" ; foaf:name "x" ; <http://www.w3.org/ns/prov#value> "x" ; <http://www.w3.org/2004/02/skos/core#prefLabel> "x" .',
  ],
]
