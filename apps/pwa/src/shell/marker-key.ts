/** Where this browser keeps that it has held a seat. */
export const markerKey = 'tocsin-was-here'
