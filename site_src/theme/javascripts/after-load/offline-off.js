/* Stands in for offline.js where the ward wants nothing kept on phones; sw-off.js takes back the rest. */

export const keepGuide = () => {}
