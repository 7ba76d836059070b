/** Where the server's procedures are; of its own, for the service worker knows no more of them. */
export const serverUrl = '/api/trpc'
