/** Line drawings of our own, 24 by 24; decoration only, so that words always stand beside them. */
const PATHS = {
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  video: 'M9 7l9 5-9 5z',
  document: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  sound: 'M10 17V6l9-2v11M10 17a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 15a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  place: 'M12 21s6-5.6 6-11a6 6 0 1 0-12 0c0 5.4 6 11 6 11zM12 10h.01',
  offer: 'M4 12V5h7l9 9-7 7zM8 9h.01',
  link: 'M13 5h6v6M19 5l-9 9M16 14v5H5V8h5',
  phone: 'M6 4l3 0 2 4-2 2a10 10 0 0 0 5 5l2-2 4 2v3c-8 1-15-6-14-14z',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  reply: 'M10 8l-5 4 5 4M5 12h8c4 0 6 2 6 6',
  form: 'M5 4h14v16H5zM9 9h6M9 13h6',
  shop: 'M5 9h14l-1 11H6zM9 9a3 3 0 0 1 6 0',
};

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
