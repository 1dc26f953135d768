import type { ReadingRuleId } from '../../src/readers/prose/words/reading-rules.js'

/**
 * Why a rule that gave a value on the pages of one vendor only is a rule about the prose of councils and not about that
 * vendor: what in the language, the law or the layout of minutes makes it general. The score prints it, and fails where
 * one is missing.
 */
export const SINGLE_VENDOR_REASONS: Readonly<Partial<Record<ReadingRuleId, string>>> = {
  'vote/table':
    'Totals and names per side in lines or columns are how every roll call is written down; test/prose/templates has two more shapes of it.',
  'vote/consequence':
    'A vote of which only subject and consequence are published: OSLO itself has these two properties (besluit:onderwerp, besluit:gevolg), so any editor may print just them.',
  'item/announced':
    'Minutes say of each item whether it is treated in public; a line that does so in front of the item names no vendor, only the law (Decree on local government, article 28).',
  'item/listed':
    'An agenda without numbers is a list under the headings that the law asks for: public part and closed part.',
  'item/question': 'Question time is a fixed part of a sitting, and its questions are rarely numbered.',
  'organ/sentence':
    'A letter of invitation has no title; its first sentence says to which body it invites, as any letter would.',
  'date/running': 'An excerpt without its first page has the date of the sitting only in the running head.',
  'outcome/verb':
    'The law lets a council decide by a sentence; its verb is the outcome. Annotated pages state the outcome apart, so there nothing is left for this rule.',
  'vote/counted':
    'Counts without names are how secret ballots must be told; pages with annotations here hold lists of names or no numbers at all.',
  'attendance/item':
    'The law forbids members to take part where they have an interest (Decree on local government, article 27), so minutes say who leaves, whoever prints them.',
  'citation/own':
    'Councils cite their own earlier decisions by body and date, with no form prescribed; only full minutes have motivations to find them in.',
  'outcome/unanimity':
    'A unanimous vote on a proposal carries it, whether or not the word approved is printed beside it.',
}
