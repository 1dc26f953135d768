import { AppError } from '../../../errors.js'

/** Why a document could not be read, for who brought it. */
export function readingFault(thrown: unknown): string {
  if (!(thrown instanceof AppError)) return 'Bij het lezen ging bij ons iets mis. Probeer het later opnieuw.'
  switch (thrown.code) {
    case 'sandbox-limit':
      return 'Dit bestand is te groot of te ingewikkeld om te lezen. Splits het, of bewaar het opnieuw als PDF.'
    case 'input-empty':
      return 'Dit bestand is leeg.'
    case 'input-unreadable':
    case 'media-type-unsupported':
      return 'Dit bestand kan niet gelezen worden. Is het beschadigd of beveiligd? Breng een PDF, een Word-bestand of een webpagina.'
    case 'capture-missing':
      return 'Dit bestand is op de server beschadigd. Gooi het weg en breng het opnieuw.'
    case 'busy':
    case 'too-many-queries':
      return 'Er worden te veel documenten tegelijk gelezen. Probeer het zo dadelijk opnieuw.'
    default:
      return 'Dit bestand kan niet gelezen worden.'
  }
}
