/**
 * Every rule by which a value is read in prose, with how sure it makes us and what it looks at; `--explain` prints
 * them.
 * `derived`: the value is not printed but follows by the rule.
 */
export const READING_RULES = {
  'kind/named': {
    certainty: 0.97,
    status: 'stated',
    nl: 'Het opschrift noemt het soort document.',
    en: 'The heading names the kind of document.',
  },
  'kind/shape': {
    certainty: 0.85,
    status: 'derived',
    nl: 'Aanwezigen, stemmingen of artikelen verraden het soort document.',
    en: 'Attendance, votes or articles tell the kind of document.',
  },
  'unit/named': {
    certainty: 0.95,
    status: 'stated',
    nl: 'Het bestuur staat in het opschrift of bij de dagtekening.',
    en: 'The unit stands in the heading or date line.',
  },
  'unit/frequent': {
    certainty: 0.85,
    status: 'derived',
    nl: 'Eén bestuur wordt in verreweg de meeste punten genoemd.',
    en: 'One unit is named in far more items than any other.',
  },
  'unit/address': {
    certainty: 0.85,
    status: 'derived',
    nl: 'Het adres van de site noemt het bestuur; de tekst spreekt dat niet tegen.',
    en: 'The address of the site names the unit; the text does not contradict it.',
  },
  'organ/heading': {
    certainty: 0.97,
    status: 'stated',
    nl: 'Het opschrift noemt het orgaan.',
    en: 'The heading names the body.',
  },
  'organ/sentence': {
    certainty: 0.85,
    status: 'stated',
    nl: 'De eerste zinnen noemen het orgaan.',
    en: 'The first sentences name the body.',
  },
  'date/heading': {
    certainty: 0.97,
    status: 'stated',
    nl: 'De datum staat in het opschrift van de zitting.',
    en: 'The date stands in the heading of the sitting.',
  },
  'date/sentence': {
    certainty: 0.9,
    status: 'stated',
    nl: 'De datum staat in de uitnodiging of de opening.',
    en: 'The date stands in the invitation or opening.',
  },
  'date/running': {
    certainty: 0.75,
    status: 'stated',
    nl: 'Een losse datum in de lopende tekst, zoals in een kopregel.',
    en: 'A date on a line of its own, as in a running head.',
  },
  'planned/heading': {
    certainty: 0.95,
    status: 'stated',
    nl: 'Het uur staat in het opschrift.',
    en: 'The hour stands in the heading.',
  },
  'planned/invitation': {
    certainty: 0.93,
    status: 'stated',
    nl: 'Het uur staat in de uitnodiging.',
    en: 'The hour stands in the invitation.',
  },
  'start/opened': {
    certainty: 0.97,
    status: 'stated',
    nl: 'Het verslag zegt hoe laat de voorzitter opende.',
    en: 'The minutes say when the chair opened.',
  },
  'end/closed': {
    certainty: 0.97,
    status: 'stated',
    nl: 'Het verslag zegt hoe laat de voorzitter sloot.',
    en: 'The minutes say when the chair closed.',
  },
  'place/invitation': {
    certainty: 0.9,
    status: 'stated',
    nl: 'De plaats staat in de uitnodiging.',
    en: 'The place stands in the invitation.',
  },
  'place/label': {
    certainty: 0.95,
    status: 'stated',
    nl: 'De plaats staat achter een label.',
    en: 'The place stands behind a label.',
  },
  'attendance/list': {
    certainty: 0.96,
    status: 'stated',
    nl: 'De naam staat in de lijst van aanwezigen of afwezigen.',
    en: 'The name stands in the attendance list.',
  },
  'attendance/item': {
    certainty: 0.9,
    status: 'stated',
    nl: 'Een zin bij het punt zegt wie vertrekt, toekomt of niet deelneemt.',
    en: 'A sentence at the item says who leaves, joins or takes no part.',
  },
  'chair/role': {
    certainty: 0.95,
    status: 'stated',
    nl: 'De naam staat bij de rol van voorzitter.',
    en: 'The name stands with the role of chair.',
  },
  'chair/signature': { certainty: 0.9, status: 'stated', nl: 'De voorzitter ondertekent.', en: 'The chair signs.' },
  'secretary/role': {
    certainty: 0.95,
    status: 'stated',
    nl: 'De naam staat bij de rol van algemeen directeur of secretaris.',
    en: 'The name stands with the role of director or secretary.',
  },
  'secretary/signature': {
    certainty: 0.9,
    status: 'stated',
    nl: 'De algemeen directeur of secretaris ondertekent.',
    en: 'The director or secretary signs.',
  },
  'item/number': {
    certainty: 0.95,
    status: 'stated',
    nl: 'Het nummer hoort in een doorlopende reeks.',
    en: 'The number belongs to a running series.',
  },
  'item/announced': {
    certainty: 0.95,
    status: 'stated',
    nl: 'Een regel kondigt de behandeling van het punt aan.',
    en: 'A line announces that the item is treated.',
  },
  'item/listed': {
    certainty: 0.75,
    status: 'stated',
    nl: 'Een opsomming onder de kop van het openbare of besloten deel.',
    en: 'A list under the heading of the public or closed part.',
  },
  'item/code': {
    certainty: 0.85,
    status: 'stated',
    nl: 'Het punt draagt de code van zijn dossier in plaats van een nummer.',
    en: 'The item bears the code of its file instead of a number.',
  },
  'item/lettered': {
    certainty: 0.85,
    status: 'stated',
    nl: 'De letter of het Romeinse cijfer hoort in een doorlopende reeks.',
    en: 'The letter or Roman numeral belongs to a running series.',
  },
  'item/labelled': {
    certainty: 0.85,
    status: 'stated',
    nl: 'De titel staat achter een label als “Voorwerp”.',
    en: 'The title stands behind a label such as "Voorwerp".',
  },
  'item/question': {
    certainty: 0.8,
    status: 'stated',
    nl: 'Een punt zonder nummer onder het vragenuur.',
    en: 'An item without number under question time.',
  },
  'item/heading': {
    certainty: 0.75,
    status: 'stated',
    nl: 'Een kop zonder nummer, gevolgd door een beslissing.',
    en: 'A heading without number, followed by a decision.',
  },
  'public/heading': {
    certainty: 0.97,
    status: 'stated',
    nl: 'Het punt staat onder een kop openbare of besloten zitting.',
    en: 'The item stands under a heading public or closed sitting.',
  },
  'public/default': {
    certainty: 0.8,
    status: 'derived',
    nl: 'Zittingen van een raad zijn openbaar tenzij het document anders zegt (Decreet over het lokaal bestuur, artikel 28).',
    en: 'Sittings of a council are public unless the document says otherwise (Decree on local government, article 28).',
  },
  'vote/unanimous': {
    certainty: 0.97,
    status: 'stated',
    nl: 'De stemming was eenparig; er staan geen aantallen.',
    en: 'The vote was unanimous; no numbers are stated.',
  },
  'vote/counted': {
    certainty: 0.97,
    status: 'stated',
    nl: 'De aantallen stemmen staan er.',
    en: 'The numbers of votes are stated.',
  },
  'vote/named': {
    certainty: 0.98,
    status: 'stated',
    nl: 'De namen staan er en kloppen met de aantallen.',
    en: 'The names are stated and agree with the numbers.',
  },
  'vote/table': {
    certainty: 0.97,
    status: 'stated',
    nl: 'De stemming staat in een tabel of lijst met totalen.',
    en: 'The vote stands in a table or list with totals.',
  },
  'vote/consequence': {
    certainty: 0.9,
    status: 'stated',
    nl: 'Alleen het gevolg van de stemming staat er.',
    en: 'Only the consequence of the vote is stated.',
  },
  'outcome/vote': {
    certainty: 0.96,
    status: 'stated',
    nl: 'De stemzin noemt de uitkomst.',
    en: 'The vote sentence names the outcome.',
  },
  'outcome/majority': {
    certainty: 0.93,
    status: 'derived',
    nl: 'De uitkomst volgt uit de aantallen.',
    en: 'The outcome follows from the numbers.',
  },
  'outcome/unanimity': {
    certainty: 0.9,
    status: 'derived',
    nl: 'Een eenparige stemming zonder werkwoord is een goedkeuring.',
    en: 'A unanimous vote without a verb is an approval.',
  },
  'outcome/verb': {
    certainty: 0.9,
    status: 'stated',
    nl: 'Het werkwoord van het eerste artikel of de beslissingszin noemt de uitkomst.',
    en: 'The verb of the first article or decision sentence names the outcome.',
  },
  'outcome/status': {
    certainty: 0.9,
    status: 'stated',
    nl: 'Een regel met alleen de uitkomst.',
    en: 'A line with nothing but the outcome.',
  },
  'article/head': {
    certainty: 0.95,
    status: 'stated',
    nl: 'Een artikel begint met zijn nummer in het beschikkend deel.',
    en: 'An article starts with its number in the operative part.',
  },
  'citation/section': {
    certainty: 0.9,
    status: 'stated',
    nl: 'De wettekst staat bij de juridische gronden.',
    en: 'The act stands under the legal grounds.',
  },
  'citation/whereas': {
    certainty: 0.85,
    status: 'stated',
    nl: 'De wettekst staat achter “Gelet op”.',
    en: 'The act stands behind "Gelet op".',
  },
  'citation/own': {
    certainty: 0.8,
    status: 'stated',
    nl: 'Een alinea die niets is dan een eerdere beslissing met datum.',
    en: 'A paragraph that is nothing but an earlier decision with its date.',
  },
  'motivation/sections': {
    certainty: 0.9,
    status: 'stated',
    nl: 'De delen voor het besluit.',
    en: 'The parts before the decision.',
  },
} as const satisfies Record<
  string,
  { readonly certainty: number; readonly status: 'stated' | 'derived'; readonly nl: string; readonly en: string }
>

export type ReadingRuleId = keyof typeof READING_RULES
