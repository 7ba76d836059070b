/** Wrong passphrases after which a tablet wipes a part of itself, where its mission has decided nothing. */
export const usualWipeAfter = 10

/** Days that a tablet may use what it pulled without a contact, likewise. */
export const usualExpiryDays = 14
