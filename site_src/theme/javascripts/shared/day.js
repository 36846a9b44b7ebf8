/** The day on this phone's clock, as «2026-11-30». */
export const today = () => new Date().toLocaleDateString("sv")
