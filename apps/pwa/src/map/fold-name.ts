/**
 * A name as it is compared: no accents, no case, one spelling of the Arabic letters that people
 * and keyboards write in several ways (Unicode TR 15 for the accents; hamza carriers, alef maqsura,
 * ta marbuta, article, short vowels and tatweel for Arabic).
 */
export function foldName(name: string): string {
  const lower = name.toLowerCase()
  // Most names of most lists; a hundred thousand are folded when a country's list is opened.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(lower)) return lower
  return lower
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ؤ', 'و')
    .replaceAll('ئ', 'ي')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .replace(/(^| )ال(?=\S{2})/g, '$1')
}
