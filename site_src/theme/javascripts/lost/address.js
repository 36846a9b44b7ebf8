/* Addresses of codes as people type them. */

/**
 * The address that was meant by `path`; nothing where it is no code.
 * @param {string} path
 */
export const meantBy = path => {
  const found = path.match(/^(.*?)\/q\/([a-z0-9]{2,8})\/?$/i)
  const wanted = found && `${found[1]}/Q/${found[2].toUpperCase()}/`
  return wanted === path ? null : wanted
}
