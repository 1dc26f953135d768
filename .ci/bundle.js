/** Puts into the build what would drag too much along as a dependency, or runs in a browser. */
await Promise.all(
  ['comunica', 'yasgui', 'shacl', 'pdfjs', 'search', 'desk'].map((name) => import(`./bundle-${name}.js`)),
)
