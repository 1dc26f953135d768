/** The part of pdf.js that parses; imported for what loading it does, so nothing of it is typed. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
