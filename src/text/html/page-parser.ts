import { Parser, type DefaultTreeAdapterMap, type Token } from 'parse5'

type Attach = Parser<DefaultTreeAdapterMap>['_attachElementToTree']

/**
 * parse5's parser, except for how it stores the places of elements. parse5 copies each location and extends the copy at
 * the end tag, which makes parsing with places twice as slow as without; here one object of one shape is created. The
 * content is the same; a test compares the two.
 */
export class PageParser extends Parser<DefaultTreeAdapterMap> {
  override _attachElementToTree(...[element, location, insertion]: Parameters<Attach>): void {
    super._attachElementToTree(element, null, insertion)
    element.sourceCodeLocation = location && locationOf(location)
  }
}

function locationOf(startTag: Token.LocationWithAttributes): Token.ElementLocation {
  const { startLine, startCol, startOffset, endLine, endCol, endOffset, attrs } = startTag
  const location: { [field in keyof Token.ElementLocation]: Token.ElementLocation[field] | undefined } = {
    startLine,
    startCol,
    startOffset,
    endLine,
    endCol,
    endOffset,
    attrs,
    startTag,
    endTag: undefined,
  }
  // Absent and undefined mean the same to every reader of these fields.
  return location as Token.ElementLocation
}
