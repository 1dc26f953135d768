import type { RdfaCase } from '../rdfa-case.js'

/** RDFa Core 1.1, section 7.5, steps 4 to 10, 12 and 13: the subject of an element and its target. */
export const elementCases: readonly RdfaCase[] = [
  ['step 4: lang gives the language', '<p lang="nl" property="ex:p">x</p>', '<> ex:p "x"@nl .'],
  [
    'step 4: lang applies below, and can change',
    '<div lang="nl"><p property="ex:p">x</p><p lang="fr" property="ex:q">y</p></div>',
    '<> ex:p "x"@nl ; ex:q "y"@fr .',
  ],
  [
    'step 4: an empty lang removes the language',
    '<div lang="nl"><p lang="" property="ex:p">x</p></div>',
    '<> ex:p "x" .',
  ],
  ['step 4: lang applies to content too', '<p lang="nl" property="ex:p" content="y">x</p>', '<> ex:p "y"@nl .'],
  [
    'step 4: an element with only lang',
    '<div lang="nl"><section lang="de"><p property="ex:p">x</p></section></div>',
    '<> ex:p "x"@de .',
  ],

  [
    'step 5.1: property alone is about the resource around it',
    '<div about="ex:a"><p property="ex:p">x</p></div>',
    'ex:a ex:p "x" .',
  ],
  ['step 5.1: about names the subject', '<p about="ex:a" property="ex:p">x</p>', 'ex:a ex:p "x" .'],
  ['step 5.1: the page, when nothing is named', '<p property="ex:p">x</p>', '<> ex:p "x" .'],
  [
    'step 5.1: resource is not the subject beside property',
    '<p property="ex:p" resource="ex:b"><span property="ex:q">x</span></p>',
    '<> ex:p ex:b ; ex:q "x" .',
  ],
  [
    'step 5.1: href is not the subject beside property',
    '<a property="ex:p" href="b"><span property="ex:q">x</span></a>',
    '<> ex:p <b> ; ex:q "x" .',
  ],
  ['step 5.1: src is not the subject beside property', '<img property="ex:p" src="b">', '<> ex:p <b> .'],
  [
    'step 5.1: typeof types a new node',
    '<p property="ex:p" typeof="ex:T"><span property="ex:q">x</span></p>',
    '<> ex:p [ a ex:T ; ex:q "x" ] .',
  ],
  [
    'step 5.1: typeof types resource',
    '<p property="ex:p" typeof="ex:T" resource="ex:b"><span property="ex:q">x</span></p>',
    '<> ex:p ex:b . ex:b a ex:T ; ex:q "x" .',
  ],
  [
    'step 5.1: typeof types href',
    '<a property="ex:p" typeof="ex:T" href="b"><span property="ex:q">x</span></a>',
    '<> ex:p <b> . <b> a ex:T ; ex:q "x" .',
  ],
  ['step 5.1: typeof types src', '<img property="ex:p" typeof="ex:T" src="b">', '<> ex:p <b> . <b> a ex:T .'],
  [
    'step 5.1: typeof types about, and the value is text',
    '<p about="ex:a" property="ex:p" typeof="ex:T">x<span property="ex:q">y</span></p>',
    'ex:a a ex:T ; ex:p "xy" ; ex:q "y" .',
  ],
  [
    'step 5.1: typeof with about and resource',
    '<p about="ex:a" property="ex:p" typeof="ex:T" resource="ex:b">x<span property="ex:q">y</span></p>',
    'ex:a a ex:T ; ex:p ex:b ; ex:q "y" .',
  ],
  [
    'step 5.1: typeof with an ignored about makes a node, but the value is text',
    '<p about="[]" property="ex:p" typeof="ex:T">x</p>',
    '<> ex:p "x" . [] a ex:T .',
  ],

  [
    'step 5.2: about, resource, href, src: the first names the subject',
    '<p about="ex:a" resource="ex:b" href="c" src="d" property="ex:p" content="x">y</p>',
    'ex:a ex:p "x" .',
  ],
  [
    'step 5.2: resource names the subject beside property and content',
    '<p resource="ex:b" href="c" property="ex:p" content="x">y</p>',
    'ex:b ex:p "x" .',
  ],
  [
    'step 5.2: href names the subject beside property and content',
    '<a href="c" src="d" property="ex:p" content="x">y</a>',
    '<c> ex:p "x" .',
  ],
  [
    'step 5.2: href names the subject beside property and datatype',
    '<a href="c" property="ex:p" datatype="xsd:string">y</a>',
    '<c> ex:p "y" .',
  ],
  ['step 5.2: src names the subject', '<img src="d" property="ex:p" content="x">', '<d> ex:p "x" .'],
  [
    'step 5.2: resource names the subject of what is inside',
    '<div resource="ex:b"><p property="ex:p">x</p></div>',
    'ex:b ex:p "x" .',
  ],
  [
    'step 5.2: href names the subject of what is inside',
    '<a href="b"><span property="ex:p">x</span></a>',
    '<b> ex:p "x" .',
  ],
  ['step 5.2: typeof makes a node', '<div typeof="ex:T"><p property="ex:p">x</p></div>', '[] a ex:T ; ex:p "x" .'],
  [
    'step 5.2: typeof types the named subject',
    '<div resource="ex:b" typeof="ex:T"><p property="ex:p">x</p></div>',
    'ex:b a ex:T ; ex:p "x" .',
  ],
  [
    'step 5.2: typeof with property and content types a new subject',
    '<p property="ex:p" content="x" typeof="ex:T">y</p>',
    '[] a ex:T ; ex:p "x" .',
  ],
  [
    'step 5.2: elements without RDFa pass everything on',
    '<div about="ex:a"><div class="x"><section><p property="ex:p">x</p></section></div></div>',
    'ex:a ex:p "x" .',
  ],
  [
    'step 5.2: two nodes of one type are different',
    '<p typeof="ex:T">x</p><p typeof="ex:T">y</p>',
    '[] a ex:T . [] a ex:T .',
  ],

  ['step 6: rel points to href', '<a rel="ex:r" href="b">x</a>', '<> ex:r <b> .'],
  [
    'step 6: rel points to resource before href before src',
    '<a rel="ex:r" resource="ex:b" href="c" src="d">x</a>',
    '<> ex:r ex:b .',
  ],
  ['step 6: rel points to src', '<img rel="ex:r" src="d">', '<> ex:r <d> .'],
  ['step 6: about names the subject of rel', '<a about="ex:a" rel="ex:r" href="b">x</a>', 'ex:a ex:r <b> .'],
  ['step 6: rev reverses it', '<a about="ex:a" rev="ex:r" href="b">x</a>', '<b> ex:r ex:a .'],
  ['step 6: rev with src', '<img about="ex:a" rev="ex:r" src="b">', '<b> ex:r ex:a .'],
  ['step 6: rel and rev together', '<a rel="ex:r" rev="ex:s" href="b">x</a>', '<> ex:r <b> . <b> ex:s <> .'],
  [
    'step 6: several names',
    '<a rel="ex:r ex:s" rev="ex:t ex:u" href="b">x</a>',
    '<> ex:r <b> ; ex:s <b> . <b> ex:t <> ; ex:u <> .',
  ],
  [
    'step 6: the subject inside is the target of rel',
    '<div rel="ex:r" resource="ex:b"><p property="ex:p">x</p></div>',
    '<> ex:r ex:b . ex:b ex:p "x" .',
  ],
  [
    'step 6: typeof types the target of rel',
    '<a rel="ex:r" href="b" typeof="ex:T">x</a>',
    '<> ex:r <b> . <b> a ex:T .',
  ],
  [
    'step 6: typeof without a target creates one',
    '<div rel="ex:r" typeof="ex:T"><p property="ex:p">x</p></div>',
    '<> ex:r [ a ex:T ; ex:p "x" ] .',
  ],
  [
    'step 6: typeof types about, if present',
    '<a about="ex:a" rel="ex:r" href="b" typeof="ex:T">x</a>',
    'ex:a a ex:T ; ex:r <b> .',
  ],

  ['step 7: several types', '<p about="ex:a" typeof="ex:T foaf:Person">x</p>', 'ex:a a ex:T, foaf:Person .'],
  ['step 7: an empty typeof still makes a node', '<div typeof=""><p property="ex:p">x</p></div>', '[] ex:p "x" .'],

  [
    'step 10: rel without a target is completed by what is inside',
    '<div rel="ex:r"><p about="ex:b" property="ex:p">x</p></div>',
    '<> ex:r ex:b . ex:b ex:p "x" .',
  ],
  [
    'step 10: rel is completed by each resource inside',
    '<div rel="ex:r"><p about="ex:b">x</p><p resource="ex:c">y</p><a href="d">z</a></div>',
    '<> ex:r ex:b, ex:c, <d> .',
  ],
  ['step 10: rev is completed too', '<div about="ex:a" rev="ex:r"><p about="ex:b">x</p></div>', 'ex:b ex:r ex:a .'],
  [
    'step 10: rel and rev are completed together',
    '<div about="ex:a" rel="ex:r" rev="ex:s"><p about="ex:b">x</p></div>',
    'ex:a ex:r ex:b . ex:b ex:s ex:a .',
  ],
  [
    'step 10: text inside makes a node',
    '<div rel="ex:r"><p property="ex:p">x</p><p property="ex:q">y</p></div>',
    '<> ex:r [ ex:p "x" ; ex:q "y" ] .',
  ],
  [
    'step 10: typeof inside makes a node',
    '<div rel="ex:r"><p typeof="ex:T"><span property="ex:p">x</span></p></div>',
    '<> ex:r [ a ex:T ; ex:p "x" ] .',
  ],
  ['step 10: rel that is never completed gives nothing', '<div rel="ex:r"><p>x</p></div>', ''],
  [
    'step 10: rel inside rel',
    '<div rel="ex:r"><div rel="ex:s"><p about="ex:b">x</p></div></div>',
    '<> ex:r [ ex:s ex:b ] .',
  ],
  [
    'step 10: only the nearest resource completes it',
    '<div rel="ex:r"><div about="ex:b"><div about="ex:c"><p property="ex:p">x</p></div></div></div>',
    '<> ex:r ex:b . ex:c ex:p "x" .',
  ],
  [
    'step 12: elements without RDFa do not complete it',
    '<div rel="ex:r"><ul><li><a href="b">x</a></li></ul></div>',
    '<> ex:r <b> .',
  ],
  [
    'step 12: property with its own value completes with the node',
    '<div rel="ex:r"><a property="ex:p" href="b">x</a></div>',
    '<> ex:r [ ex:p <b> ] .',
  ],
  [
    'step 12: property and typeof complete with the node (and not with the typed one)',
    '<div rel="ex:r"><p property="ex:p" typeof="ex:T">x</p></div>',
    '<> ex:r [ ex:p [ a ex:T ] ] .',
  ],
  [
    'step 13: about changes the subject only inside',
    '<div about="ex:a"><div about="ex:b"><p property="ex:p">x</p></div><p property="ex:q">y</p></div>',
    'ex:b ex:p "x" . ex:a ex:q "y" .',
  ],
  [
    'step 13: rel within a property that points',
    '<p property="ex:p" resource="ex:b" typeof="ex:T"><a rel="ex:r" href="c">x</a></p>',
    '<> ex:p ex:b . ex:b a ex:T ; ex:r <c> .',
  ],

  [
    '7.5: rel whose names are all ignored still keeps href from naming the subject',
    '<a rel="nofollow" href="b"><span property="ex:p">x</span></a>',
    '<b> ex:p "x" .',
  ],
  [
    'root: property of html is about the page',
    '<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#" property="ex:p"><head><title>x</title></head></html>',
    '<> ex:p "x" .',
  ],
  [
    'root: typeof of html types the page',
    '<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#" typeof="ex:T"><body><p property="ex:p">x</p></body></html>',
    '<> a ex:T ; ex:p "x" .',
  ],
  [
    'root: resource of html names another',
    '<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#" resource="#z" typeof="ex:T"><body><p property="ex:p">x</p></body></html>',
    '<#z> a ex:T ; ex:p "x" .',
  ],
  [
    'root: property and content of html',
    '<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#" property="ex:p" content="y"><head><title>x</title></head></html>',
    '<> ex:p "y" .',
  ],
  [
    'root: property and typeof of html: the value is text, as if about were there',
    '<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#" property="ex:p" typeof="ex:T"><head><title>x</title></head></html>',
    '<> a ex:T ; ex:p "x" .',
  ],
  [
    'root: rel of html points from the page',
    '<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#" rel="ex:r" resource="#z"><body><p property="ex:p">x</p></body></html>',
    '<> ex:r <#z> . <#z> ex:p "x" .',
  ],
]
