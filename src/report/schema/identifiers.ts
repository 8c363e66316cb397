/**
 * ISIN (ISO 6166): two letters, nine letters or digits, a check digit by the Luhn sum over the
 * number that results when letters become 10…35.
 */
export function isIsin(text: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}[0-9]$/.test(text)) return false;
  const digits = [...text].map((c) => Number.parseInt(c, 36).toString()).join('');
  let sum = 0;
  [...digits].reverse().forEach((c, i) => {
    const doubled = Number(c) * (i % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}

/** LEI (ISO 17442): eighteen letters or digits and two check digits, ISO 7064 MOD 97-10. */
export function isLei(text: string): boolean {
  if (!/^[A-Z0-9]{18}[0-9]{2}$/.test(text)) return false;
  const digits = [...text].map((c) => Number.parseInt(c, 36).toString()).join('');
  return BigInt(digits) % 97n === 1n;
}
