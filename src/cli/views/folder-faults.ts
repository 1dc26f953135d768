import type { FolderFault } from '../../log/verify-folder.js'
import type { Text } from '../../rules/rule.js'

/** What is wrong in a data folder, for people. */
export const FAULTS = {
  missing: { nl: 'het ontvangen document is er niet meer', en: 'the document received is not there any more' },
  damaged: { nl: 'het ontvangen document is beschadigd', en: 'the document received is damaged' },
  unknown: { nl: 'een bestand dat bij geen ontvangst hoort', en: 'a file that belongs to no receipt' },
  unreceived: { nl: 'de ontvangst staat niet meer in het register', en: 'its receipt is not in the journal any more' },
  gap: { nl: 'deze wijzigingen ontbreken in het logboek', en: 'these changes are missing in the log' },
} as const satisfies Record<FolderFault['kind'], Text>
