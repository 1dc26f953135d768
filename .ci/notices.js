/** The licences of packages that are put into one file of the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One text with name, version and licence of each package folder, sorted. */
export function noticesOf(folders) {
  return [...new Set(folders)]
    .sort()
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each))
      const text =
        file !== undefined && existsSync(join(path, file))
          ? readFileSync(join(path, file), 'utf8').trim()
          : `Licence: ${license}`
      return `${name} ${version}\n\n${text}\n`
    })
    .join('\n----\n\n')
}

/** The folders of the packages that a bundle was made of. */
export function packagesOf(metafile, root) {
  return Object.keys(metafile.inputs).flatMap((input) => {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)
    return found ? [join(root, found[1])] : []
  })
}
