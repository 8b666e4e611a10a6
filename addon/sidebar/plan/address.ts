/** Meta's id for a person who hides the number: a country, a point, letters and digits (whatsapp facts, section 12). */
export function isUserId(address: string): boolean {
  return /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{5,128}$/.test(address.trim());
}

/** A phone number as it is; a user id, which may be very long, by its ends. */
export function person(address: string): string {
  if (!isUserId(address)) {
    return address;
  }
  const short = address.length > 18 ? `${address.slice(0, 10)}…${address.slice(-4)}` : address;
  return `WhatsApp user ${short}`;
}
