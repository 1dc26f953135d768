/** Runs the built command line as bin/raadlink.js does, and ends standard error with the most memory the process ever held. */
process.on('exit', () => process.stderr.write(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`))
await import('../../bin/raadlink.js')
