/** In the place of a draft's name: the form of a visit that begins with "nothing to report". */
export const quietly = 'nothing'
