/** The hub's mark: two links of a chain. Decoration beside its name. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#B4231F" />
      <g fill="none" stroke="#fff" strokeWidth="2.8" strokeLinecap="round">
        <path d="M13.4 18.6 18.6 13.4" />
        <path d="m14.8 10.9 1.9-1.9a4.5 4.5 0 0 1 6.3 6.3l-1.9 1.9" />
        <path d="m17.2 21.1-1.9 1.9a4.5 4.5 0 0 1-6.3-6.3l1.9-1.9" />
      </g>
    </svg>
  );
}
