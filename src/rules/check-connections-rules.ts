import { defineRules } from './rule.js'

/** Errors in how resources are connected: order, sitting, document; and shapes that could not be checked. */
export const checkConnectionRules = defineRules({
  'check/order-self': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Dit punt komt volgens de pagina na zichzelf.',
      en: 'This item comes after itself.',
    },
    why: {
      nl: 'De volgorde van de punten is daarmee niet te bepalen.',
      en: 'OSLO Besluit Publicatie: aangebrachtNa and gebeurtNa point to the directly preceding item.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: laat elk punt naar het vorige verwijzen, en het eerste naar niets.',
      en: 'Point to the previous item; leave the property out on the first.',
    },
  },
  'check/order-loop': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'De volgorde van de punten loopt in een kring ({count} punten).',
      en: 'The order of the items is a loop ({count} items).',
    },
    why: {
      nl: 'De volgorde van de punten is daarmee niet te bepalen.',
      en: 'OSLO Besluit Publicatie: aangebrachtNa and gebeurtNa form a list.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: laat elk punt naar het vorige verwijzen, en het eerste naar niets.',
      en: 'Break the loop: the first item has no predecessor.',
    },
  },
  'check/order-fork': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Twee of meer punten komen volgens de pagina na hetzelfde punt.',
      en: 'Two or more items come after the same item.',
    },
    why: {
      nl: 'Welk punt eerst komt is daarmee niet te bepalen.',
      en: 'OSLO Besluit Publicatie: directly after, so at most one successor.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: laat elk punt naar het punt vlak ervoor verwijzen.',
      en: 'Point each item to the one directly before it.',
    },
  },
  'check/order-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit punt komt volgens de pagina na een punt dat op de pagina niet voorkomt.',
      en: 'This item comes after an item that is not on the page.',
    },
    why: {
      nl: 'De keten van punten breekt hier af.',
      en: 'OSLO Besluit Publicatie: the object is an item of the same sitting.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma: verwijs naar het vorige punt dat ook op de pagina staat.',
      en: 'Point to an item described on the page.',
    },
  },
  'check/nothing-found': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Op deze pagina staat geen zitting, agendapunt of besluit dat een computer kan lezen.',
      en: 'The page has no sitting, agenda item or decision as data.',
    },
    why: {
      nl: 'Zonder annotaties is de pagina niet gelinkt gepubliceerd en komt er niets van in Lokaal Beslist.',
      en: 'BVR of 30 November 2018: publication as linked open data, at least Niveau 1.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat de annotaties (RDFa) ontbreken.',
      en: 'Add RDFa with the classes of OSLO Besluit Publicatie.',
    },
  },
  'check/kind-unknown': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'De pagina zegt niet of ze een agenda, besluitenlijst, notulen of uittreksel is; alleen de algemene regels zijn nagegaan.',
      en: 'The page does not say what kind of document it is; only the general rules were checked.',
    },
    why: {
      nl: 'Wat er op een pagina moet staan hangt af van haar soort.',
      en: 'Vendor rules of the Agentschap Binnenlands Bestuur: type every document with its BesluitDocumentType.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat het type van het document ontbreekt.',
      en: 'Type the document node with its BesluitDocumentType concept.',
    },
  },
  'check/kind-contradictory': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Hetzelfde document noemt zich van meer dan één soort: {actual}.',
      en: 'One document has more than one type: {actual}.',
    },
    why: {
      nl: 'Lokaal Beslist en de toezichthouder weten dan niet wat het is.',
      en: 'BesluitDocumentType: one concept per document.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat het document één type moet hebben.',
      en: 'Keep one BesluitDocumentType concept.',
    },
  },
  'check/agenda-with-results': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Deze agenda bevat ook behandelingen, stemmingen of besluiten ({count}).',
      en: 'This agenda also has handlings, votes or decisions ({count}).',
    },
    why: {
      nl: 'Een agenda kondigt aan; besluiten horen op een besluitenlijst of in notulen, anders worden ze niet als besluit gevonden.',
      en: 'OSLO Besluit Publicatie: an agenda is planned, its results are another document.',
    },
    remedy: {
      nl: 'Publiceer de besluiten als besluitenlijst of notulen.',
      en: 'Publish results under a besluitenlijst or notulen with its own type.',
    },
  },
  'check/item-without-sitting': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit agendapunt hangt aan geen enkele zitting.',
      en: 'This agenda item belongs to no sitting.',
    },
    why: {
      nl: 'Lokaal Beslist vindt een punt alleen via zijn zitting; soms is het een spookpunt door een annotatiefout.',
      en: 'OSLO Besluit Publicatie: Zitting behandelt Agendapunt is the only link between them.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat dit punt niet aan de zitting hangt.',
      en: 'Publish besluit:behandelt from the sitting to the item, or remove the stray typeof.',
    },
  },
  'check/decision-twice': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Dit besluit volgt volgens de pagina uit {count} behandelingen.',
      en: 'This decision is generated by {count} handlings.',
    },
    why: {
      nl: 'Een besluit wordt bij één agendapunt genomen.',
      en: 'OSLO Besluit Publicatie: prov:wasGeneratedBy 1.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat het besluit aan meer dan één punt hangt.',
      en: 'Give each decision its own IRI, or keep one prov:generated.',
    },
  },
  'check/sitting-twice': {
    severity: 'warning',
    stage: 'source',
    message: {
      nl: 'Op de pagina staan twee zittingen van hetzelfde bestuursorgaan met hetzelfde beginuur.',
      en: 'Two sittings of one bestuursorgaan have the same planned start.',
    },
    why: {
      nl: 'Het is bijna altijd één zitting onder twee adressen; ze staat dan twee keer in Lokaal Beslist.',
      en: 'Identity of a sitting: organ and planned start.',
    },
    remedy: {
      nl: 'Meld aan de leverancier van uw notuleringsprogramma dat de zitting overal hetzelfde adres moet hebben.',
      en: 'Use one IRI for the sitting in agenda, list and minutes.',
    },
  },
  'check/shape-not-run': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Een regel uit het opgegeven regelbestand kan niet nagegaan worden: {actual}.',
      en: 'A shape of the given file cannot be checked: {actual}.',
    },
    why: {
      nl: 'Een regel die niet nagegaan is, is niet goedgekeurd.',
      en: 'SHACL Core is supported, with simple paths; SHACL-SPARQL, SHACL-JS, custom components and nested paths are not, and unknown sh: terms would silently be ignored.',
    },
    remedy: {
      nl: 'Vraag wie de regels schreef om ze zonder dit onderdeel te schrijven.',
      en: 'Rewrite the shape with SHACL Core and simple paths.',
    },
  },
  'check/shapes-empty': {
    severity: 'error',
    stage: 'source',
    message: {
      nl: 'Het opgegeven regelbestand bevat geen regels: {actual}.',
      en: 'The given file has no shapes with a target: {actual}.',
    },
    why: {
      nl: 'Een bestand zonder regels keurt alles goed.',
      en: 'SHACL, 2.1.3: a shape without a target checks nothing.',
    },
    remedy: {
      nl: 'Geef een bestand met regels.',
      en: 'Name a file with sh:NodeShape or sh:PropertyShape that have a target.',
    },
  },
})
