/** English: signatures that no site has got. */
export const kept = {
  title: 'Signed, and not handed to the site',
  intro:
    'The site did not get these signatures, so they are kept here, encrypted. Save what you need as a file; once you have it, delete it here. What is left is deleted after 7 days.',
  until: 'Kept until {date}.',
  save: 'Save',
  choose: 'Choose the document',
  wanted:
    'The document belongs inside this signature and is not kept. Choose the same file, and the signature is saved with it.',
  saved: 'Handed to the browser to be saved.',
  otherFile: 'This is not what was signed. Choose the file as it was then.',
  changed: 'What was kept here was changed',
  changedNext:
    'Nothing of it is handed out. Ask the site whether it has your signature before you sign again, and delete this.',
  discard: 'Delete',
} as const
