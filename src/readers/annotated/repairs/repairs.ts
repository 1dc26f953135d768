import { blankNode } from './blank-node-repairs.js'
import { agendaWithResults, besluitAlone, bodyLabel, localPerson, zittingOfPage } from './document-doubts.js'
import { classMissing } from './class-repairs.js'
import { conceptIri, sessionId, unsafeAddress } from './iri-repairs.js'
import { bareTerm, undeclaredPrefix } from './name-repairs.js'
import { namespaceNear } from './namespace-doubts.js'
import { nestedSubject } from './nesting-repairs.js'
import { typographicQuotes } from './quote-repairs.js'
import {
  contentAsResource,
  contentCut,
  emptyResource,
  hashDocument,
  hostWithoutScheme,
  nullIri,
  valueAttribute,
} from './reference-repairs.js'
import type { AttributeRepair, GraphRepair, TextRepair } from './repair.js'
import { selfClosed } from './self-closed-repairs.js'
import {
  behandeltMissing,
  endBeforeStart,
  functionarisType,
  generatedMissing,
  generatedOnVote,
  linkWord,
  propertyAlias,
  selfReference,
  titleFromBesluit,
} from './structure-repairs.js'
import {
  createdStamp,
  inForceBeforeSitting,
  labelTime,
  offsetSeason,
  plannedEqualsStarted,
  plannedMidnight,
  startFarFromPlanned,
} from './time-doubts.js'
import {
  controlCharacters,
  datatype,
  datatypeMissing,
  emptyValue,
  fraction,
  languageLeak,
  placeholder,
  valueInvalid,
  valueNotation,
  whitespace,
} from './value-repairs.js'
import { misspeltName, otherLanguage } from './wording-doubts.js'

/** Repairs of the text, each in a parse of its own. */
export const TEXT_REPAIRS: readonly TextRepair[] = [typographicQuotes, selfClosed]

/** Repairs of attributes, all of an element at once. A reference is completed before the names beside it are read. */
export const ATTRIBUTE_REPAIRS: readonly AttributeRepair[] = [
  hashDocument,
  emptyResource,
  contentAsResource,
  hostWithoutScheme,
  nullIri,
  valueAttribute,
  contentCut,

  namespaceNear,
  undeclaredPrefix,
  bareTerm,
]

/**
 * Repairs of triples, one after the other; a later one sees what an earlier one made. The doubts only look. Blank nodes
 * come last, when all that names them is mended.
 */
export const GRAPH_REPAIRS: readonly GraphRepair[] = [
  unsafeAddress,
  sessionId,
  conceptIri,

  linkWord,
  propertyAlias,
  functionarisType,
  nestedSubject,
  classMissing,

  controlCharacters,
  datatype,
  placeholder,
  emptyValue,
  whitespace,
  datatypeMissing,
  valueNotation,
  fraction,
  valueInvalid,
  languageLeak,

  generatedOnVote,
  generatedMissing,
  behandeltMissing,
  titleFromBesluit,
  selfReference,
  endBeforeStart,

  plannedMidnight,
  createdStamp,
  plannedEqualsStarted,
  startFarFromPlanned,
  labelTime,
  offsetSeason,
  inForceBeforeSitting,

  agendaWithResults,
  zittingOfPage,
  localPerson,
  bodyLabel,
  besluitAlone,

  misspeltName,
  otherLanguage,

  blankNode,
]
