/** Headings of the ledger as a table for other programs. */
const en = {
  type: 'Type',
  status: 'Status',
  party: 'Parties',
  person: 'Signatories and representatives',
  date: 'Date as written',
  day: 'Date',
  location: 'Place',
  subject: 'Subject',
  attendee: 'Present',
  violations: 'To be mended',
  note: 'Note',
  annotator: 'Annotator',
  article: 'Article',
  paragraph: 'Paragraph',
}

export type LedgerHeading = keyof typeof en

const ar: Readonly<Record<LedgerHeading, string>> = {
  type: 'النوع',
  status: 'الحالة',
  party: 'الأطراف',
  person: 'الموقّعون والممثّلون',
  date: 'التاريخ كما كُتب',
  day: 'التاريخ',
  location: 'المكان',
  subject: 'الموضوع',
  attendee: 'الحاضرون',
  violations: 'ما يحتاج إصلاحًا',
  note: 'ملاحظة',
  annotator: 'المعلّق',
  article: 'المقالة',
  paragraph: 'الفقرة',
}

export const ledgerHeadings: Readonly<Record<'ar' | 'en', Readonly<Record<LedgerHeading, string>>>> = { ar, en }
