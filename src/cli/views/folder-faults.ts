import type { FolderFault } from '../../log/verify-folder.js'
import type { Text } from '../../rules/rule.js'

/** Faults in a data folder, in words. */
export const FAULTS = {
  missing: { nl: 'het ontvangen document is er niet meer', en: 'the received document no longer exists' },
  damaged: { nl: 'het ontvangen document is beschadigd', en: 'the received document is damaged' },
  unknown: { nl: 'een bestand dat bij geen ontvangst hoort', en: 'a file without a receipt' },
  unreceived: { nl: 'de ontvangst staat niet meer in het register', en: 'its receipt is no longer in the journal' },
  gap: { nl: 'deze wijzigingen ontbreken in het logboek', en: 'these changes are missing from the log' },
} as const satisfies Record<FolderFault['kind'], Text>
