import type { Words } from './words.js'

const SMALL = (
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien ' +
  'achttien negentien'
).split(' ')

/** Small words around the word over a list of people: "Zijn aanwezig bij de opening van de zitting". */
const BESIDE =
  'de|het|van|bij|in|op|zijn|waren|was|is|ter|zich|hebben|volgende|leden|raadsleden|gemeenteraadsleden|mandatarissen|raad|gemeenteraad|raadszitting|zitting|vergadering|opening|start|begin|aanvang'
const AROUND = `(?:(?:${BESIDE})\\s+)*`
const BEHIND = `(?:\\s+(?:${BESIDE}))*`

/** How a person is addressed, and what they graduated in. */
const COURTESY =
  '(?:(?:de\\s+)?(?:heer|heren|mevrouw|mevr\\.?|mw\\.?|dhr\\.?|dames?|mijnheer|raadslid|schepen|burgemeester|voorzitter)|(?:prof|dr|drs|ir|ing|mr|lic|em|arch)\\.)'

/** Dutch as the councils of Flanders write it. */
export const DUTCH: Words = {
  language: 'nl',
  months: [
    ['januari', 'jan'],
    ['februari', 'feb', 'febr'],
    ['maart', 'mrt'],
    ['april', 'apr'],
    ['mei'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['augustus', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  weekdays: [
    'maandag',
    'dinsdag',
    'woensdag',
    'donderdag',
    'vrijdag',
    'zaterdag',
    'zondag',
    'ma',
    'di',
    'wo',
    'do',
    'vr',
    'za',
    'zo',
  ],
  numbers: [
    ...SMALL,
    ...['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'].flatMap((ten) => [
      ten,
      ...SMALL.slice(1, 10).map((unit) => `${unit}-en-${ten}`),
    ]),
    'honderd',
  ],
  kinds: [
    {
      kind: 'agenda-toegevoegd',
      pattern:
        'toegevoegde?\\s+(?:agenda|punten|agendapunten)|aanvullende\\s+(?:agenda|dagorde)|bijkomende\\s+agenda(?:punten)?|agenda\\b.*toegevoegde\\s+punten',
    },
    {
      kind: 'besluitenlijst',
      pattern:
        'besluitenlijst|beslissingenlijst|lijst\\s+(?:van|met)\\s+(?:(?:de|het|alle|genomen)\\s+){0,2}(?:besluiten|beslissingen)|overzicht\\s+(?:van\\s+de\\s+)?(?:besluiten|beslissingen)',
    },
    { kind: 'uittreksel', pattern: 'uittreksel\\s+uit|uittreksel' },
    {
      kind: 'notulen',
      pattern:
        'notulen(?!boek)|zittingsverslag|verslag\\s+van\\s+de\\s+(?:zitting|vergadering)|proces-verbaal\\s+van\\s+de\\s+(?:zitting|vergadering)',
    },
    { kind: 'agenda', pattern: 'agenda|dagorde|uitnodiging|oproeping|bijeenroeping' },
  ],
  organs: [
    {
      name: 'Gemeenteraad',
      pattern: 'gemeenteraad(?:szitting|svergadering)?|raad\\s+van\\s+de\\s+gemeente',
      unit: 'gemeente',
      isPublic: true,
    },
    { name: 'OCMW-raad', pattern: 'ocmw-?\\s?raad', unit: 'ocmw', isPublic: true },
    {
      name: 'Raad voor maatschappelijk welzijn',
      pattern: 'raad\\s+voor\\s+maatschappelijk\\s+welzijn',
      unit: 'ocmw',
      isPublic: true,
    },
    {
      name: 'College van burgemeester en schepenen',
      pattern: 'college\\s+van\\s+burgemeester\\s+en\\s+schepenen|schepencollege',
      unit: 'gemeente',
      isPublic: false,
    },
    { name: 'Vast bureau', pattern: 'vast\\s+bureau', unit: 'ocmw', isPublic: false },
    {
      name: 'Bijzonder comité voor de sociale dienst',
      pattern: 'bijzonder\\s+comit[eé]\\s+voor\\s+de\\s+sociale\\s+dienst',
      unit: 'ocmw',
      isPublic: false,
    },
    { name: 'Provincieraad', pattern: 'provincieraad', unit: 'provincie', isPublic: true },
    { name: 'Deputatie', pattern: 'deputatie', unit: 'provincie', isPublic: false },
    { name: 'Districtsraad', pattern: 'districtsraad', unit: 'district', isPublic: true },
    {
      name: 'Burgemeester',
      pattern:
        '(?<=(?:besluiten?|besluitenlijst)\\s+van\\s+(?:de\\s+)?)burgemeester|burgemeester(?=\\s+(?:(?:gemeente|stad)\\s+\\p{Lu}|van\\s+\\d))',
      unit: 'gemeente',
      isPublic: false,
    },
    { name: 'Politieraad', pattern: 'politieraad', unit: 'other', isPublic: true },
    { name: 'Raad van bestuur', pattern: 'raad\\s+van\\s+bestuur', unit: 'other', isPublic: false },
  ],
  unitPrefixes:
    'gemeente(?:bestuur)?(?:\\s+van)?|stad(?:sbestuur)?(?:\\s+van)?|lokaal\\s+bestuur(?:\\s+van)?|ocmw(?:\\s+van)?|gemeenteraad(?:\\s+van)?|ag(?:b)?|provincie|district|autonoom\\s+gemeentebedrijf|raadpleegomgeving|website|ocmw\\s+en\\s+gemeente',
  companies: 'bv|bvba|nv|vzw|cv|cvba|gcv|commv',
  unitWords: '(?:district|provincie)|(?:gemeente|stads?)(?:bestuur)?|stad|lokaal\\s+bestuur|ocmw',
  largerUnits: 'provincie|arrondissement|kanton|gewest',
  notNames:
    'notulen|agenda|besluitenlijst|besluiten|zitting|vergadering|openbare?|besloten|uittreksel|gemeente|gemeenteraad|raad|raadszitting|ocmw|stad|college|voor|vast|bureau|te|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|provincie|arrondissement|lijst|verslag|de|het|van|op|dd|datum',
  of: 'van|te|der',
  doneAt: '(?:(?:gedaan|opgemaakt|aldus\\s+\\p{L}+)\\s+)?te',
  sitting: 'zitting|vergadering|bijeenkomst|raadszitting|gemeenteraadszitting',
  hour: '(?:uur|u|h|hr)',
  dayParts: [
    {
      pattern:
        "(?:['’‘´`]s|des)\\s+(?:morgens|ochtends|voormiddags)|(?:in\\s+de\\s+)?(?:ochtend|voormiddag)|a\\.?m\\.?",
      noun: 'ochtend|voormiddag|morgen',
      hours: [[0, 12]],
    },
    {
      pattern: "(?:['’‘´`]s|des)\\s+(?:na)?middags|(?:in\\s+de\\s+)?(?:na)?middag",
      noun: 'namiddag|middag',
      hours: [[12, 19]],
    },
    { pattern: "(?:['’‘´`]s|des)\\s+avonds|(?:in\\s+de\\s+)?avond", noun: 'avond', hours: [[17, 25]] },
    {
      pattern: "(?:['’‘´`]s|des)\\s+nachts|(?:in\\s+de\\s+)?nacht",
      noun: 'nacht',
      hours: [
        [0, 7],
        [21, 25],
      ],
    },
    { pattern: 'p\\.?m\\.?', hours: [[12, 24]] },
  ],
  halfTo: 'half',
  quarterTo: 'kwart\\s+voor',
  quarterPast: 'kwart\\s+(?:over|na)',
  midnight: 'om\\s+middernacht',
  minutesTo: 'voor',
  minutesPast: '(?:over|na)',
  otherDate:
    '(?:goed|af)?keur\\p{L}*|goedgekeurd|vorige|notulen\\s+(?:van\\s+)?(?:de\\s+)?(?:(?:vorige|vergadering|zitting)\\s+)?(?:van\\s+)?(?:de\\s+)?(?:gemeenteraad\\s+)?(?:van|dd\\.?)\\s+[^.]{0,40}?vastst\\p{L}*|aktename|kennis(?:name|geving|neming)|vaststelling|vastgesteld|bekrachtiging|gepubliceerd|publicatie(?:datum)?|bekendma\\p{L}*|bekendgemaakt|afgedrukt|gedrukt|opgemaakt|aangemaakt|gewijzigd|bijgewerkt|ondertekend|bezorgd|verzonden|verstuurd|ingediend|brief|schrijven|decreet|wet|besluit\\s+van|k\\.?b\\.?|geboren|volgende|gedaan\\s+te',
  organOwners:
    '(?:\\p{L}*(?:zitting|vergadering|bijeenkomst|notulen|agenda|dagorde|lijst|uittreksel|verslag|samenstelling|register|overzicht|uitnodiging|oproeping)|(?:openba(?:ar|re)|besloten)?\\s*(?:deel|gedeelte|punten|agendapunten)|besluiten?|beslissing(?:en)?|leden|lid|raadsleden|voorzitt\\p{L}+|secretaris|directeur|naam|raadzaal|notulenboek)',
  otherBodies:
    '\\p{L}*commissies?|deontologische|\\p{L}*werkgroep|fractieleiders?overleg|fractieleiders|(?!gemeenteraad|provincieraad|districtsraad|politieraad|ocmw|welzijnsraad)\\p{L}*(?:advies|jeugd|senioren|cultuur|sport|milieu|bewoners|kinder|beheer|school|gezins|ouderen|landbouw|verkeers|onderwijs|dorps|wijk|bibliotheek)raad|adviesra(?:ad|den)|gecoro|stuurgroep|bureau\\s+van\\s+de\\s+(?:gemeenteraad|raad)',
  opens: '(?:opent|opening|opende|geopend|start|aanvang|vangt\\s+aan|ving\\s+aan|aangevangen|begint|begon|begonnen)',
  closes: '(?:sluit|sluiting|sloot|gesloten|heft|geheven|opgeheven|be[eë]indigd|eindigt|einde)',
  takesPlace:
    '(?:vindt\\s+plaats|plaatsvindt|gaat\\s+door|doorgaat|heeft\\s+plaats|plaats\\s+zal\\s+hebben|zal\\s+doorgaan|zal\\s+plaatsvinden|wordt\\s+gehouden|uit\\s+te\\s+nodigen|nodigt\\b.{1,60}\\buit|uitgenodigd)',
  follows: 'aansluitend\\s+(?:op|aan)',
  dateLabel: '(?:zittings)?datum(?:\\s+(?:van\\s+de\\s+)?(?:zitting|vergadering))?|datum\\s+en\\s+uur',
  hourLabel: 'aanvang(?:suur)?|begin(?:uur)?|start(?:uur)?|uur|tijdstip',
  locationLabel: 'locatie|plaats|zaal|lokaal',
  otherLabels: 'bestuur(?:seenheid|sorgaan)?|orgaan|gemeente|voorzitter|secretaris|algemeen\\s+directeur|soort|type',
  publicPart:
    '(?:in\\s+)?openba(?:ar|re)(?:\\s+(?:zitting|vergadering|gedeelte|deel|punten|agendapunten))?|open\\s+agendapunten|openbare\\s+behandeling(?:\\s+van\\s+(?:het\\s+)?agendapunt)?|zitting\\s+in\\s+het\\s+openbaar',
  announcesItem: '(?:openbare|besloten|geheime|niet-?\\s?openbare)\\s+behandeling\\s+van\\s+(?:het\\s+)?agendapunt',
  closedPart:
    '(?:in\\s+)?(?:besloten|geheime?|niet-?\\s?openba(?:ar|re))(?:\\s+(?:zitting|vergadering|gedeelte|deel|punten|agendapunten|behandeling(?:\\s+van\\s+(?:het\\s+)?agendapunt)?))?|(?:punten\\s+)?met\\s+gesloten\\s+deuren',
  attendance: [
    {
      list: 'excused',
      pattern: `${AROUND}(?:hebben\\s+zich\\s+)?(?:verontschuldigd(?:en?)?|afwezig\\s+met\\s+kennisgeving|met\\s+kennisgeving\\s+afwezig)${BEHIND}`,
    },
    {
      list: 'absent',
      pattern: `${AROUND}(?:niet\\s+aanwezig|afwezig(?:en?)?(?:\\s+zonder\\s+kennisgeving)?)${BEHIND}`,
    },
    {
      list: 'present',
      pattern: `${AROUND}(?:aanwezig(?:en?)?|samenstelling|tegenwoordig(?:en?)?)${BEHIND}`,
    },
  ],
  roles: [
    {
      role: 'burgemeester-voorzitter',
      pattern: '(?:burgemeester|schepen)-voorzitter|voorzitter-(?:burgemeester|schepen)',
      office: 'chair',
    },
    {
      role: 'voorzitter',
      pattern:
        '(?:wnd\\.?|waarnemend|plaatsvervangend)?\\s*(?:raads|gemeenteraads)?voorzitter(?:\\s+(?:van\\s+)?(?:de\\s+)?(?:gemeenteraad|raad|zitting|vergadering))?|voorzitster',
      office: 'chair',
    },
    {
      role: 'voorzitter BCSD',
      pattern: 'voorzitter\\s+(?:van\\s+(?:het\\s+)?)?(?:bcsd|bijzonder\\s+comit[eé].*|vast\\s+bureau|ocmw.*)',
    },
    { role: 'burgemeester', pattern: '(?:wnd\\.?|waarnemend|titelvoerend|dienstdoend)?\\s*burgemeester' },
    {
      role: 'schepen',
      pattern:
        '(?:(?:\\d+(?:e|de|ste)|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|toegevoegde?|wnd\\.?|waarnemend)\\s+)?schepen(?:en)?(?:\\s+van\\s+.*)?',
    },
    { role: 'gemeenteraadslid', pattern: '(?:gemeente|ocmw-|provincie|districts)?raads?(?:lid|leden)' },
    {
      role: 'lid',
      pattern: 'lid|leden|effectief\\s+lid|comit[eé]lid|gedeputeerden?|fractieleiders?|fractievoorzitters?',
    },
    {
      role: 'algemeen directeur',
      pattern: '(?:(?:wnd\\.?|waarnemend|adjunct-?|adjunct)\\s*)?algemeen\\s+directeur(?:\\s+(?:wnd\\.?|waarnemend))?',
      office: 'secretary',
    },
    {
      role: 'secretaris',
      pattern: '(?:(?:wnd\\.?|waarnemend)\\s+)?(?:gemeente|stads|ocmw-)?secretaris(?:\\s+(?:wnd\\.?|waarnemend))?',
      office: 'secretary',
    },
    { role: 'financieel directeur', pattern: 'financieel\\s+(?:directeur|beheerder)' },
  ],
  actingRole:
    'wnd\\.?|waarnemende?|plaatsvervangende?|dienstdoende?|titelvoerende?|aangewezen|ondervoorzitter-|adjunct',
  courtesies: `${COURTESY}(?:\\s+${COURTESY})*`,
  nobody: '/|-|–|—|geen|niemand|nihil|/\\.',
  sections: [
    {
      section: 'legal',
      pattern:
        'juridisch(?:e)?|wettelijke?|rechtsgrond(?:en)?|regelgeving|bevoegdheid|verwijzing(?:en)?|voorgeschiedenis|reglementair(?:e)?',
    },
    {
      section: 'vote',
      pattern:
        'stemming(?:en)?|stemresulta(?:at|ten)|(?:publieke|openbare|geheime|hoofdelijke|mondelinge)\\s+stemming|resultaat|uitslag|stemuitslag|stemwijze',
    },
    { section: 'decision', pattern: 'besluit(?:en)?|beslissing(?:en)?|beslist|beschikkend|besluitvorming|dispositief' },
    { section: 'presence', pattern: 'aanwezigen|samenstelling' },
    { section: 'after', pattern: 'bijlagen?|bijgevoegde|documenten' },
    {
      section: 'context',
      pattern:
        'aanleiding|context|feiten|feitelijke?|argument(?:en|atie)|motiver(?:ing|ingen)|motivatie|toelichting|bespreking|tussenkomst(?:en)?|financi[eë]le|impact|gevolgen|advie(?:s|zen)|verantwoording|procedure|procedurele|vormvereisten|doelstelling(?:en)?|overwegingen|inleiding|beschrijving|inhoud|situering|probleemstelling|participatie|communicatie|debat|vragen|antwoord(?:en)?|beraadslaging|visum|beleidscontext|motieven|stemgedrag|samenvatting|uitvoering|onderzoek',
    },
  ],
  headFillers:
    'en|of|van|de|het|een|met|over|op|bij|aan|in|tot|voor|uit|grond(?:en)?|basis|kader|aspecten|overwegingen|context|gemeenteraadsleden|raadsleden|raad|agendapunt|punt|artikel|impact|gevolgen|openbaar|vereisten|amendement(?:en)?',
  article: 'artikel|art\\.?',
  onlyArticle: '(?:enig|eerste\\s+en\\s+enig)\\s+artikel',
  annex: 'bijlagen?',
  ending:
    'aldus\\s+(?:beslist|besloten|gedaan|goedgekeurd)|namens\\s+(?:de|het)\\s+(?:raad|gemeenteraad|college|vast\\s+bureau|ocmw|gemeentebestuur)|voor\\s+eensluidend|hoogachtend|met\\s+(?:de\\s+)?(?:meeste\\s+)?(?:hoogachting|vriendelijke\\s+groeten)|(?:gedaan|opgemaakt)\\s+te',
  questionHour: 'vragenhalfuur(?:tje)?|vragenuur(?:tje)?|vragenkwartier(?:tje)?',
  unanimous:
    '(?:alle|iedereen)(?:\\s+\\p{L}+){0,3}?\\s+stem(?:t|de|men|den)(?:\\s+er)?\\s+(?:voor|ja)|(?:met|bij)\\s+algemeenheid\\s+van\\s+stemmen|(?:met|bij)\\s+(?:algemene|eenparige|unanieme)\\s+(?:stemmen|stemming)|(?:met|bij)\\s+(?:(?:een|één|eén|éen)parigheid|unanimiteit)(?:\\s+van\\s+stemmen)?|(?:een|één|eén|éen)parige?|eenstemmig|eensgezind|unaniem|algemeen\\s+goedgekeurd',
  secret:
    'geheim(?:e)?\\s+(?:gestemd|stemming|stemronde)|stemming\\s*:\\s*geheim|stem(?:t|men|de|den)\\s+(?:in\\s+het\\s+)?geheim|in\\s+het\\s+geheim',
  openly:
    'openba(?:ar|re)\\s+(?:gestemd|stemming|stemronde)|stemming\\s*:\\s*openbaar|stem(?:t|men|de|den)\\s+(?:openbaar|mondeling|hoofdelijk)|handopsteking|(?:mondelinge|hoofdelijke|publieke)\\s+stemming',
  not: 'niet|geen|noch|zonder|nooit',
  almost: 'bijna|quasi|haast|nagenoeg|vrijwel|zo\\s+goed\\s+als',
  butFor: 'minus|min(?=\\s+(?:\\d|een|één))|behalve|uitgezonderd|(?:met|op)\\s+uitzondering|op\\s+(?:\\S+\\s+){1,3}na',
  provided: 'indien|tenzij|mits|wanneer',
  no: 'neen?',
  voteGroups: [
    { group: 'niet', pattern: 'niet\\s+gestemd|niet-?\\s?stemmers?|neemt?\\s+niet\\s+deel|onbepaald' },
    {
      group: 'onthouding',
      pattern:
        'onth\\.|onthouding(?:en|\\(en\\))?|onthouders?|onthield(?:en)?\\s+zich|onthou(?:dt|den)\\s+zich|(?:zich\\s+)?onthouden',
    },
    { group: 'blanco', pattern: 'blanco(?:\\s+stem(?:men|\\(men\\))?)?' },
    { group: 'ongeldig', pattern: 'ongeldige?(?:\\s+stem(?:men|\\(men\\))?)?' },
    {
      group: 'tegen',
      pattern:
        'nee[n]?-?\\s?stem(?:men|mers|\\(men\\))?|stem(?:men|den|\\(men\\))?\\s+(?:tegen|neen?)|tegen(?:stem(?:men|mers)?|standers?(?!\\s+van\\b))?|neen?',
    },
    {
      group: 'voor',
      pattern:
        'ja-?\\s?stem(?:men|mers|\\(men\\))?|stem(?:men|den|\\(men\\))?\\s+(?:voor|ja)|voor(?:stem(?:men|mers)?|standers?(?!\\s+van\\b))?|ja',
    },
  ],
  and: 'en',
  ballot: '(?:ge)?stem|(?:ge)?stemd|onth|blanco|ongeldig|ja|nee',
  bareSides: 'voor|tegen|ja|neen?',
  versus: 'tegen',
  members: '(?:raads)?(?:leden|lid)|stemmers?',
  none: 'geen|zonder',
  votes: 'stem(?:men|\\(men\\))?',
  total: 'totaal|aantal',
  present: '(?:aanwezigen?|stemgerechtigden?|stemmenden?|uitgebrachte|geldige|deelnemende)',
  voteQualifier: '\\s*,?\\s*(?:blanco|ongeldige?|en|of|tijdens\\s+de\\s+stemming)',
  votesHow: 'stem(?:t|men)\\s+(?:openbaar|geheim|hoofdelijk|mondeling|bij\\s+handopsteking)',
  secretHow: 'geheim',
  voters: '(?:aanwezigen?|effectieve\\s+stemmers|stemmers)(?:\\s+tijdens\\s+(?:de\\s+)?stemming)?',
  asConsequence: 'met\\s+als\\s+gevolg',
  amendment: 'amendement(?:en)?',
  consequence: 'gevolg|resultaat|uitslag|uitkomst|beslissing|besluit|status',
  subject: 'onderwerp',
  itemLabel: 'voorwerp|onderwerp|betreft|agendapunt|titel',
  numberLabel: '(?:agenda)?punt(?:nummer)?|(?:dossier|volg)?nummer|nr\\.?|dossier|kenmerk',
  tellsVote:
    '(?:stemmen|stem(?:ming|uitslag)|uitslag|resultaat)(?:\\s+van\\s+de\\s+stemming)?\\s*:|er\\s+(?:zijn|waren|werden)\\b',
  outcomes: [
    {
      uitkomst: 'verworpen',
      pattern: 'niet\\s+(?:goedgekeurd|aanvaard|aangenomen|akkoord|gunstig)|verworpen|afgekeurd|geweigerd|afgewezen',
    },
    {
      uitkomst: 'kennisgenomen',
      pattern: '(?:ter\\s+)?kennis\\s*(?:genomen|name|neming|geving)|akte\\s*(?:genomen|name|neming)|mededeling',
    },
    { uitkomst: 'verdaagd', pattern: 'verdaagd|uitgesteld|verdaging|doorgeschoven' },
    {
      uitkomst: 'ingetrokken',
      pattern:
        'ingetrokken|teruggetrokken|(?:van\\s+de\\s+(?:agenda|dagorde)\\s+(?:gehaald|afgevoerd|genomen|geschrapt)|geschrapt\\s+van\\s+de\\s+(?:agenda|dagorde))|afgevoerd(?:\\s+van\\s+de\\s+agenda)?',
    },
    { uitkomst: 'aanvaard', pattern: 'aanvaard' },
    {
      uitkomst: 'goedgekeurd',
      pattern:
        'goedgekeurd|goedkeuring|vaststelling|aangenomen|vastgesteld|bekrachtigd|akkoord|gunstig\\s+geadviseerd|gunstig\\s+advies|toegestaan|toegekend|vergund|verleend|aangesteld|aangeduid|benoemd|verkozen',
    },
  ],
  titleTails:
    '\\p{L}*(?:goedkeuring|vaststelling|kennisname|kennisneming|kennisgeving|aktename|bekrachtiging|beslissing)',
  statusTail: 'naar|tot|met|bij|door|onder|mits|in',
  verbs: [
    {
      uitkomst: 'verdaagd',
      active:
        'verdaagt|verdagen|stelt\\b.{0,80}\\b(?:agenda)?punt\\b.{0,40}\\buit\\b|.{0,120}\\bte\\s+verdagen|.{0,120}\\buit\\s+te\\s+stellen',
      passive: 'verdaagd|uitgesteld',
    },
    {
      uitkomst: 'ingetrokken',
      active:
        '(?:de|het)\\s+(?:indiener|fractie|raadslid|college|burgemeester|schepen)\\b.{0,60}\\btrekt\\s+(?:dit|het|zijn|haar)\\s+(?:(?:agenda)?punt|voorstel|motie)\\b.{0,20}\\b(?:in|terug)\\b|trekt\\s+(?:dit|het)\\s+(?:agenda)?punt|(?:de|het|dit)\\s+(?:(?:agenda)?punt|motie|voorstel)\\s+(?:wordt|werd|is)\\b.{0,40}\\b(?:ingetrokken|teruggetrokken)',
      passive:
        '(?:agenda)?punt\\b.{0,60}\\b(?:ingetrokken|teruggetrokken)|van\\s+de\\s+agenda\\s+(?:gehaald|afgevoerd|geschrapt|genomen)|(?:agenda)?punt\\b.{0,30}\\bafgevoerd',
    },
    {
      uitkomst: 'verworpen',
      active:
        'verwerpt|weigert|gaat\\s+niet\\s+(?:akkoord|in\\s+op)|keurt\\b.{0,400}\\bniet\\s+goed|wijst\\b.{0,300}\\baf\\b',
      passive: 'verworpen|niet\\s+(?:goedgekeurd|aanvaard|aangenomen)|afgewezen|geweigerd|niet\\s+akkoord',
    },
    { uitkomst: 'aanvaard', active: 'aanvaardt', passive: 'aanvaard' },
    {
      uitkomst: 'goedgekeurd',
      active:
        'keurt\\b.{0,900}\\bgoed\\b|keurt\\s+goed|hecht\\b.{0,200}\\bgoedkeuring|stelt\\b.{0,900}\\b(?:vast|aan|voor)\\b|(?:geeft|verleent)\\b.{0,200}\\b(?:toestemming|goedkeuring|machtiging|volmacht|mandaat|advies|opdracht|kwijting|titel)|gaat\\s+(?:\\S+\\s+){0,3}akkoord|is\\s+(?:\\S+\\s+){0,2}akkoord|verklaart\\s+zich\\s+akkoord|bekrachtigt|neemt\\b.{0,200}\\baan\\b|duidt\\b.{0,900}\\baan\\b|beslist|besluit|verleent|machtigt|benoemt|draagt\\b.{0,400}\\b(?:voor|op)\\b|heft\\b.{0,400}\\bop\\b|wijst\\b.{0,400}\\baan\\b|treedt\\b.{0,60}\\btoe\\b|wijzigt|vervangt|hernieuwt|verlengt|adviseert|brengt\\b.{0,100}\\badvies|kent\\b.{0,400}\\btoe\\b|onderschrijft|gunt|vaardigt\\b.{0,300}\\baf\\b|steunt|engageert|verkiest|installeert',
      passive:
        'goedgekeurd|vastgesteld|aangesteld|aangeduid|aangewezen|benoemd|bekrachtigd|aangenomen|verleend|gegeven|toegekend|opgeheven|gewijzigd|vervangen|gegund|afgevaardigd|voorgedragen|verkozen|gunstig\\s+geadviseerd|akkoord|gemachtigd|toegestaan|ge[iï]nstalleerd|verlengd|hernieuwd|opgericht|ingevoerd',
    },
    {
      uitkomst: 'kennisgenomen',
      active: '(?:neemt|nam)\\b.{0,300}?\\b(?:kennis|akte)\\b|akteert',
      passive: '(?:ter\\s+)?kennis\\s*(?:genomen|gegeven|gebracht)|akte\\s*genomen',
    },
  ],
  passive: 'wordt|worden|is|zijn|werd|werden',
  decides: 'besluit|beslist',
  body: '(?:de|het)\\s+(?:gemeenteraad|raad(?:\\s+voor\\s+maatschappelijk\\s+welzijn)?|ocmw-?raad|provincieraad|districtsraad|college(?:\\s+van\\s+burgemeester\\s+en\\s+schepenen)?|schepencollege|vast\\s+bureau|deputatie|burgemeester|bijzonder\\s+comit[eé]\\S*(?:\\s+voor\\s+de\\s+sociale\\s+dienst)?|raad\\s+van\\s+bestuur)',
  fromItem: 'vanaf\\s+(?:agenda)?punt',
  untilItem: 'tot(?:\\s+en\\s+met)?\\s+(?:agenda)?punt',
  movements: [
    {
      kind: 'abstains',
      pattern:
        '(?:verontschuldigd|afwezig|niet\\s+aanwezig)\\s+(?:tijdens|bij|voor|gedurende)\\s+(?:de\\s+)?(?:behandeling|bespreking|beraadslaging|stemming|dit\\s+(?:agenda)?punt)|ne(?:emt|men)\\s+(?:niet|geen)\\s+deel(?!\\s+uit)|(?:neemt|nemen|nam|namen)\\b.{0,60}\\bniet\\s+deel(?!\\s+uit)|(?:heeft|hebben)\\b.{0,80}\\bniet\\s+deelgenomen|onthou(?:dt|den)\\s+zich\\s+van\\s+(?:deelname|de\\s+(?:behandeling|bespreking))|(?:verlaat|verlaten)\\b.{0,60}\\b(?:tijdens|gedurende|voor)\\s+(?:de\\s+(?:behandeling|bespreking|stemming)|dit\\s+(?:agenda)?punt)|trek(?:t|ken)\\s+zich\\s+terug',
    },
    {
      kind: 'joins',
      pattern:
        '(?:vervoeg(?:t|en|de|den))\\b.{0,30}\\b(?:zitting|vergadering|raad)|(?:komt|komen|kwam|kwamen|treedt|treden)\\b.{0,40}\\b(?:binnen|toe|opdagen)|(?:woont|wonen)\\b.{0,20}\\b(?:zitting|vergadering)\\b.{0,40}\\bbij|(?:neemt|nemen)\\s+(?:opnieuw|terug|verder|weer)\\b.{0,60}\\b(?:deel|plaats)|(?:is|zijn)\\s+(?:opnieuw\\s+|terug\\s+)?aanwezig\\s+vanaf|daag(?:t|de)\\s+op',
    },
    {
      kind: 'leaves',
      pattern:
        '(?:verlaat|verlaten|verliet|verlieten)\\b.{0,30}\\b(?:zitting|vergadering|raadzaal|zaal)|(?:vertrekt|vertrekken|vertrok)(?!\\p{L})|(?:is|zijn)\\s+niet\\s+(?:langer|meer)\\s+aanwezig|verwijder(?:t|en)\\s+zich',
    },
  ],
  says: 'antwoord(?:t|en|de)|vra(?:agt|gen|agde|gt)|meld(?:t|en|de)|zeg(?:t|gen)|zei|merkt\\s+op|verklaar(?:t|de)|benadruk(?:t|te)|verwij(?:st|zen)|licht\\s+toe|repliceert|vindt|hoopt|weet',
  earlier: 'ondertussen|intussen|inmiddels|reeds|destijds|eerder|vroeger|onlangs|voordien|te',
  earlierTime:
    '(?:in|sinds|op|tijdens|bij)\\s+(?:(?:de|het|zijn|haar)\\s+)?(?:(?:zitting|vergadering|raad)\\s+van\\s+)?(?:\\d{1,2}\\s+)?(?:\\p{L}+\\s+)?(?:19|20)\\d{2}|vorige?\\s+(?:jaar|maand|zitting|vergadering|raad|legislatuur|bestuursperiode)|destijds|indertijd|eertijds|eerder',
  past: 'keurden?|werd(?:en)?|stemden?|beslisten?|besloot|besloten|had(?:den)?|heeft|hebben|was|waren',
  talk: '(?:mondelinge|schriftelijke|actuele)\\s+vra(?:ag|gen)|vra(?:ag|gen)\\s+(?:van|aan|door)|vra(?:ag|gen)uur(?:tje)?|vragenhalfuur(?:tje)?|interpellaties?|mededelingen|vragen\\s+en\\s+antwoorden|rondvraag|varia',
  noDecision: 'nihil|er\\s+(?:zijn|waren|werden)\\s+geen\\b.*|geen|/|-|niet\\s+van\\s+toepassing',
  acts: 'grondwet|(?:[a-z]+)?decreet|(?:[a-z]+)?wet(?:boek)?|codex|vcro|vlarem|vlarebo|koninklijke?\\s+besluit(?:en)?|k\\.?b\\.?|ministerieel\\s+besluit|m\\.?b\\.?|besluit(?:en)?\\s+van\\s+de\\s+vlaamse\\s+(?:regering|executieve)|bvr|uitvoeringsbesluit(?:en)?|omzendbrief|verordening\\s*\\(?(?:eu|eg|eeg)|(?:europese\\s+)?richtlijn|algemene\\s+verordening\\s+gegevensbescherming|avg|gdpr|dlb|gemeentedecreet|ordonnantie|samenwerkingsakkoord',
  ownActs:
    '(?:gemeenteraads|college|raads|ocmw-?raads)?(?:besluit(?:en)?|beslissing(?:en)?)(?:\\s+van\\s+de\\s+(?:gemeenteraad|raad|ocmw-?raad|raad\\s+voor\\s+maatschappelijk\\s+welzijn))?|(?:gemeenteraads|college|raads)(?:besluit|beslissing)|college(?:besluit|beslissing)|gemeenteraad|goedkeuring|vaststelling|goedgekeurd|vastgesteld',
  notActs:
    'statuten|brief|mail|e-mail|conceptnota|nota|ingebrekestelling|overeenkomst|contract|offerte|plan|verslag|advies|aanvraag|uitnodiging|mededeling|schrijven|overwegende|de\\s+noodzaak',
  finiteVerbs:
    'stelt|bepaalt|bepalen|voorziet|voorzien\\s+dat|regelt|legt\\b|geeft|zegt|schrijft|is\\s+(?:van\\s+toepassing|bevoegd)|zijn\\s+(?:van\\s+toepassing|bevoegd)|kan|kunnen|moet|moeten|dient|dienen|verplicht|luidt|vermeldt|machtigt|vereist|maakt',
  whereas: 'gelet\\s+op',
  actStarts:
    '(?:gecoördineerde\\s+)?(?:grond)?wet(?:boek)?|(?:[a-z]+)?decreet|codex|koninklijk\\s+besluit|k\\.?b\\.?|ministerieel\\s+besluit|m\\.?b\\.?|(?:[a-z]+)?besluit|(?:[a-z]+)?beslissing|omzendbrief|verordening|richtlijn|bvr|artikel(?:en)?|art\\.',
  connectives:
    'vlaams|vlaamse|koninklijk|ministerieel|bijzonder|bijzondere|organieke|de|het|een|van|en|of|op|in|met|voor|tot|door|bij|aan|over|naar|om|te|ter|ten|dat|die|als|zoals|uit|onder|houdende|betreffende|inzake|artikel|artikelen',
  today: 'van\\s+heden',
}
