import { writeFileSync } from 'node:fs'
import { CATALOGUE_FILE, catalogueFile } from './catalogue-file.js'

// Puts the rule catalogue into shapes/README.md: `npm run catalogue`.
writeFileSync(CATALOGUE_FILE, catalogueFile().expected)
