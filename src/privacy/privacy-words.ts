/*
 * The Dutch words that distinguish personal data from what only looks like it. Patterns for the flags `iu`. A word in
 * `ROLE` describes one person, not a group: "personeel" and "aanvragers" are not in it.
 */

const words = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}-])(?:${patterns.join('|')})(?![\\p{L}])`, 'iu')
const wholeWord = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'iu')
const stems = (...patterns: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})`, 'iu')

/** In front of a national or bis number. */
export const NUMBER_LABEL =
  /rijksregister|rijksreg\.|(?<!\p{L})(?:INSZ|RRN|RR-?nr|bis)(?!\p{L})|bis-?nummer|nationaal\s+nummer|identificatienummer\s+van\s+de\s+sociale/iu

/** "de heer", "mevrouw": in front of a name. */
export const COURTESY =
  '(?:de\\s+heer|de\\s+heren|heer|mevrouw|mevr\\.?|mw\\.?|mej\\.?|juffrouw|dhr\\.?|mijnheer|meneer|wijlen|familie|fam\\.|gezin|echtpaar|weduwe|wed\\.)'

/** A description of one person, in front of a name or instead of it. */
export const ROLE =
  '(?:(?:steun|subsidie|vergunning)?aanvrag?ster|(?:steun|subsidie|vergunning)?aanvrager|verzoek(?:er|ster)|bezwaar(?:indiener|indienster|schrijver)|(?:mede-?)?eigena(?:ar|res)|' +
  '(?:ver)?huurder|huurster|koper|koopster|verkoper|verkoopster|bewoner|bewoonster|betrokkene|cli[eë]nte?|pati[eë]nte?|kandida(?:at|te)|werkne(?:mer|emster)|' +
  'personeelslid|ambtenaar|medewerk(?:er|ster)|titularis|begunstigde|erfgena(?:am|me)|echtgeno(?:ot|te)|partner|kind|zoon|dochter|vader|moeder|leerling|student(?:e)?|' +
  'klager|klaagster|slachtoffer|overledene|concessiehouder|pachter|marktkramer|ondertekenaar|contactpersoon|gezinshoofd|inwoner|inwoonster|buurman|buurvrouw|vrijwillig(?:er|ster)|' +
  'bezwaarschrift|klacht|aanvraag|verzoek|ontslag|aanstelling|benoeming|huurovereenkomst|grafconcessie|concessie)'

/**
 * Words for one person without a name; for what a regulation says about everybody ("de aanvrager") the certainty is
 * lower.
 */
export const INDIVIDUAL = words('betrokkene', ROLE)
export const PARTICULAR = words('betrokkene', 'cli[eë]nte?', 'pati[eë]nte?', 'overledene', 'steunaanvra(?:ger|agster)')

/** An office, in front of or after a name. */
export const OFFICE =
  '(?:(?:wnd\\.?\\s+|waarnemend\\s+|toegevoegde?\\s+|\\d+(?:e|de|ste)\\s+|eerste\\s+)?(?:ere-?)?(?:burgemeester|schepenen|schepen|gemeenteraadslid|gemeenteraadsleden|raadslid|raadsleden|raadsheer|voorzitter|voorzitster|ondervoorzitter|fractieleider|fractievoorzitter|' +
  'algemeen\\s+directeur|adjunct-algemeen\\s+directeur|financieel\\s+directeur|(?:gemeente)?secretaris|financieel\\s+beheerder|ontvanger|korpschef|zonechef|gouverneur|minister(?:-president)?|gedeputeerde|deputatie|lid\\s+van\\s+het\\s+vast\\s+bureau|bestuurslid))'

/** In front of a list of people who sit or vote. */
export const SEATED =
  /(?<!\p{L})(?:aanwezig(?:en)?|afwezig(?:en)?|verontschuldigd(?:en)?|(?:stem(?:men|den|t)?\s+)?(?:voor|tegen)|ja-?stemmen|neen-?stemmen|onthoud(?:ing|ingen|en)(?:\s+zich)?|leden|namens)\s*(?:\([^)]*\)\s*)?(?::|stemmen\s*:|$)/iu

/** A service or building of the council, or of an organisation: its address, phone and mail are not personal. */
export const SERVICE = stems(
  'gemeentehuis',
  'stadhuis',
  'gemeentebestuur',
  'stadsbestuur',
  'stadskantoor',
  'administratief\\s+centrum',
  'dienst(?:en)?(?!\\p{L})',
  '\\p{L}*dienst(?!\\p{L})',
  'loket',
  'onthaal',
  'secretariaat',
  'bibliotheek',
  'bib(?!\\p{L})',
  'sporthal',
  'sportcentrum',
  'zwembad',
  'cultuurcentrum',
  'ontmoetingscentrum',
  'zaal',
  'school',
  'basisschool',
  'woonzorgcentrum',
  'ocmw',
  'politie',
  'brandweer',
  'kantoor',
  'maatschappelijke\\s+zetel',
  'zetel',
  'gevestigd',
  'vzw',
  'nv',
  'bv',
  'bvba',
  'cvba',
  'hogeraad',
  'raad\\s+van\\s+state',
  'agentschap',
  'ombudsdienst',
)

/** In front of a name used in business by a firm or an officer of the court. */
export const FIRM =
  '(?:nv|bv|bvba|cvba|cv|vof|firma|bureau|studiebureau|ingenieursbureau|advocatenkantoor|(?:ge)?rechtsdeurwaarder|kantoor|notaris(?:sen)?|architect(?:en)?|aannemer|landmeter|advocaat|meester|bedrijfsrevisor)'

/** Where a person lives, in front of an address. */
export const LIVING =
  /(?<!\p{L})(?:wonend\p{L}*|woonachtig|wo(?:on|)nt|woonde|gedomicilieerd|domicili[eë]\p{L}*|verblij(?:ft|vend\p{L}*|fplaats|fsadres)|woonplaats|thuisadres|huisadres|privéadres|woning\s+van|inwoner)(?!\p{L})/iu

/** In front of a date of birth. */
export const BORN =
  /(?<!\p{L})(?:geboren|geb\.|geboortedatum|geboortedag|geboortejaar)(?!\p{L})[^.;()]{0,60}$|(?<!\d)[°*]\s*(?:te\s+)?(?:\p{Lu}[\p{L}-]+,?\s*)?(?:op\s+)?$/iu

export const HEALTH = stems(
  'ziekte(?!n?verzekering|kosten)',
  'ziek(?!\\p{L})',
  'langdurig\\s+ziek',
  'medisch\\p{L}*\\s+(?:attest|dossier|redenen|toestand|problemen|onderzoek|keuring|verslag)',
  'medische?(?!\\p{L})',
  'dokters?(?:briefje|attest|voorschrift)',
  'behandelende?\\s+(?:arts|geneesheer)',
  'arbeidsongeschikt',
  'arbeidsongeval(?!len)',
  'invalid(?:e|iteit)',
  '(?:meervoudige?\\s+)?handicap',
  'gehandicapt',
  'diagnose',
  'psychiatri',
  'psychisch',
  'psycholog',
  'burn-?out',
  'depressi',
  'kanker',
  'chemotherapie',
  'revalidatie',
  'hospitalisatie(?!verzekering)',
  'ziekenhuis(?:opname)?(?!\\p{L})',
  'zwanger',
  'bevalling',
  'miskraam',
  'verslaving',
  'verslaafd',
  'alcoholprobl',
  'drugprobl',
  'medicatie',
  'dement',
  'autis',
  'bloedgroep',
  'hiv(?!\\p{L})',
  'operatie\\s+aan',
  'palliatie',
)

export const SOCIAL_AID = stems(
  '(?:equivalent\\s+)?leefloon',
  'leefloners?',
  'schuldbemiddeling',
  'schuldhulp',
  'budgetbeheer',
  'budgetbegeleiding',
  'budgetmeter',
  'collectieve\\s+schuldenregeling',
  'installatiepremie',
  'maatschappelijke\\s+(?:integratie|dienstverlening|hulp)',
  'steunaanvra',
  'financi[eë]le\\s+steun',
  'materi[eë]le\\s+steun',
  'medische\\s+steun',
  'ontvangen\\s+steun',
  'huurachterstal',
  'huurwaarborg',
  'referentieadres',
  'voedsel(?:hulp|pakket|bedeling)',
  'dringende\\s+medische\\s+hulp',
  'sociaal\\s+onderzoek',
  'terugvordering',
  'onderhoudsplicht',
  'ten\\s*laste(?:name|neming)',
  'dakloos',
  'dakloze',
  'noodopvang',
  'asielzoek',
  'gasforfait',
  'verwarmingstoelage',
)

/** Words in names of organisations, laws and places. */
export const NO_PERSON = words(
  'nv',
  'bv',
  'bvba',
  'cv',
  'cvba',
  'vof',
  'comm\\.?v',
  'vzw',
  'ivzw',
  'asbl',
  'sa',
  'sprl',
  'stichting',
  '\\p{L}*stichting',
  'agentschap',
  'decreet',
  'wetboek',
  'codex',
  'grondwet',
  'besluit',
  'reglement',
  'verordening',
  'vlaams\\p{L}*',
  'vlaanderen',
  'belgisch\\p{L}*',
  'belgië',
  'federa\\p{L}*',
  'europe\\p{L}*',
  'koninklijk\\p{L}*',
  'ministeri\\p{L}*',
  'departement',
  'provincie\\p{L}*',
  'gemeente\\p{L}*',
  'stad\\p{L}*',
  'ocmw',
  'raad',
  'college',
  'bureau',
  'comité',
  'commissie',
  'zaken',
  'bestuur',
  'binnenlands',
  'lokaal',
  'openbaar',
  'openbare',
  'kruis',
  'kind',
  'gezin',
  'groep',
  'groot',
  'klein',
  'bouw\\p{L}*',
  'aannem\\p{L}*',
  'werken',
  'architect\\p{L}*',
  'studiebureau',
  'natuur\\p{L}*',
  'vereniging',
  'club',
  'school',
  'academie',
  'kerk\\p{L}*',
  'parochie',
  'politiezone',
  'brandweer',
  'hulpverleningszone',
  'intercommunale',
  'open',
  'vld',
  'belang',
  'vooruit',
  'groen',
  'n-va',
  'cd&v',
  'pvda',
  '\\p{L}+straat',
  '\\p{L}+laan',
  '\\p{L}+weg',
  '\\p{L}+plein',
  '\\p{L}+dreef',
  'koning',
  'koningin',
  'prins',
  'prinses',
  'hoge',
  'dienst',
  'afdeling',
  'sectie',
  'artikel',
  'punt',
  'deel',
  'titel',
  'staatsblad',
  'bank',
  'fluvius',
  'telenet',
  'proximus',
  'project',
  'plan',
  'fonds',
  'unie',
  'verbond',
  'kring',
  'huis',
  'centrum',
  'noord',
  'zuid',
  'oost',
  'west',
  'sint\\p{L}*',
  'feest',
  'markt',
  'dag',
)

/** Words that start a sentence or come before a name without being part of it. */
export const LEAD = wholeWord(
  'de',
  'het',
  'een',
  'aan',
  'van',
  'door',
  'met',
  'voor',
  'tegen',
  'namens',
  'volgens',
  'gelet',
  'gezien',
  'overwegende',
  'op',
  'in',
  'uit',
  'bij',
  'na',
  'als',
  'dat',
  'deze',
  'dit',
  'die',
  'en',
  'of',
  'lastens',
  'student',
  'e-mail',
  'gsm',
  'tel\\.?',
  'contact',
  'heer',
  'heren',
  'mevrouw',
  'mevr\\.?',
  'mw\\.?',
  'mej\\.?',
  'juffrouw',
  'dhr\\.?',
  'mijnheer',
  'meneer',
  'wijlen',
  'familie',
  'gezin',
  'echtpaar',
  'weduwe',
  ROLE,
  OFFICE,
  'aanwezig',
  'verontschuldigd',
  'afwezig',
  'stemmen',
  'onthouding',
)
