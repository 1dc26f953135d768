import { Parser, Store } from 'n3'
import type { DocumentKind } from '../../model.js'
import { readShapeFile } from './package-files.js'
import { readShapeGraph, type ShapeGraph, type ShapeRule } from './shape-graph.js'

/** The shape graph for each kind of document; an added agenda is checked as an agenda. */
export type ShapeGraphName = 'general' | 'agenda' | 'besluitenlijst' | 'notulen' | 'uittreksel' | 'besluit'

const general = parse(readShapeFile('general'))

function parse(turtle: string): Store {
  return new Store(new Parser({ format: 'Turtle' }).parse(turtle))
}

function load(name: Exclude<ShapeGraphName, 'general'>): ShapeGraph {
  const dataset = parse(readShapeFile(name))
  const withReasons = new Store([
    ...dataset,
    ...[...general].filter(({ subject }) => subject.value.startsWith('urn:raadlink:reason:')),
  ])
  return readShapeGraph(name, withReasons)
}

/** The project's own shapes, read once when the program starts. */
export const OWN_SHAPES: Readonly<Record<ShapeGraphName, ShapeGraph>> = {
  general: readShapeGraph('general', general),

  agenda: load('agenda'),
  besluitenlijst: load('besluitenlijst'),
  notulen: load('notulen'),

  uittreksel: load('uittreksel'),
  besluit: load('besluit'),
}

/** The shape graph for a kind of document. */
export function shapesOf(kind: DocumentKind): ShapeGraph {
  return OWN_SHAPES[kind === 'agenda-toegevoegd' ? 'agenda' : kind]
}

/** Every rule that one of our shapes states, in the order of the files. */
export const SHAPE_RULES: readonly ShapeRule[] = Object.values(OWN_SHAPES).flatMap(({ rules }) => [...rules.values()])
