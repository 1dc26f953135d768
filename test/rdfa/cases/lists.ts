import type { RdfaCase } from '../rdfa-case.js'

/** RDFa Core 1.1, section 7.5, steps 8 to 12 and 14, and section 8.4: lists. */
export const listCases: readonly RdfaCase[] = [
  ['one item', '<p property="ex:p" inlist="">x</p>', '<> ex:p ( "x" ) .'],
  [
    'several items, in the order of the page',
    '<p about="ex:a"><b property="ex:p" inlist>x</b><b property="ex:p" inlist>y</b></p>',
    'ex:a ex:p ( "x" "y" ) .',
  ],
  [
    'nested items',
    '<div about="ex:a"><p inlist property="ex:p">x</p><ul><li><b inlist property="ex:p">y</b></li></ul></div>',
    'ex:a ex:p ( "x" "y" ) .',
  ],
  [
    'a list for each property',
    '<div about="ex:a"><b inlist property="ex:p">x</b><b inlist property="ex:q">y</b><b inlist property="ex:p ex:q">z</b></div>',
    'ex:a ex:p ( "x" "z" ) ; ex:q ( "y" "z" ) .',
  ],
  [
    'a list for each subject',
    '<div about="ex:a"><b inlist property="ex:p">x</b></div><div about="ex:b"><b inlist property="ex:p">y</b></div>',
    'ex:a ex:p ( "x" ) . ex:b ex:p ( "y" ) .',
  ],
  [
    'resources as items',
    '<div about="ex:a"><a inlist property="ex:p" href="b">x</a><a inlist rel="ex:p" href="c">y</a></div>',
    'ex:a ex:p ( <b> <c> ) .',
  ],
  [
    'texts and resources in one list',
    '<div about="ex:a"><b inlist property="ex:p">x</b><a inlist rel="ex:p" href="c">y</a></div>',
    'ex:a ex:p ( "x" <c> ) .',
  ],
  [
    'typed items',
    '<div about="ex:a"><b inlist property="ex:p" datatype="xsd:integer">1</b><b inlist property="ex:p" typeof="ex:T"><i property="ex:q">y</i></b></div>',
    'ex:a ex:p ( 1 [ a ex:T ; ex:q "y" ] ) .',
  ],
  [
    'an incomplete rel makes a list of what is inside',
    '<div about="ex:a" rel="ex:p" inlist><a href="b">x</a><a href="c">y</a></div>',
    'ex:a ex:p ( <b> <c> ) .',
  ],
  ['a rel that is never completed is an empty list', '<div about="ex:a" rel="ex:p" inlist></div>', 'ex:a ex:p () .'],
  [
    'text inside makes a node the item of an incomplete rel',
    '<div about="ex:a" rel="ex:p" inlist><b property="ex:q">x</b></div>',
    'ex:a ex:p ( [ ex:q "x" ] ) .',
  ],
  [
    'a list inside an item',
    '<div about="ex:a"><p inlist property="ex:p" resource="ex:b" typeof="ex:T"><b inlist property="ex:q">x</b></p></div>',
    'ex:a ex:p ( ex:b ) . ex:b a ex:T ; ex:q ( "x" ) .',
  ],
  [
    'lists belong to the target of rel',
    '<div about="ex:a" rel="ex:r" resource="ex:b"><b inlist property="ex:p">x</b></div>',
    'ex:a ex:r ex:b . ex:b ex:p ( "x" ) .',
  ],
  [
    'a list beside values of the same property',
    '<div about="ex:a"><b inlist property="ex:p">x</b><b property="ex:p">y</b></div>',
    'ex:a ex:p ( "x" ), "y" .',
  ],
  ['rev has no lists', '<div about="ex:a"><a inlist rev="ex:p" href="b">x</a></div>', '<b> ex:p ex:a .'],
  ['a list of the page', '<p property="ex:p" inlist>x</p><p property="ex:p" inlist>y</p>', '<> ex:p ( "x" "y" ) .'],
  [
    'the same item twice',
    '<div about="ex:a"><b inlist property="ex:p">x</b><b inlist property="ex:p">x</b></div>',
    'ex:a ex:p ( "x" "x" ) .',
  ],
]
