/* What the staff's form uses of yaml.js. A node is what the parser says of a place in the text. */
export function isMap(node: any): boolean
export function isScalar(node: any): boolean
export function isSeq(node: any): boolean
export function parseDocument(text: string, options: object): any
