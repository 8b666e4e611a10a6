/** A picture as a marketer would upload it, drawn by the browser. */
export async function drawPicture(page) {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const pen = canvas.getContext('2d');
    const sky = pen.createLinearGradient(0, 0, 640, 360);
    sky.addColorStop(0, '#0b6e4f');
    sky.addColorStop(1, '#f6bd60');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 640, 360);
    pen.fillStyle = '#fff';
    pen.font = '600 64px sans-serif';
    pen.textAlign = 'center';
    pen.fillText('New collection', 320, 200);
    return canvas.toDataURL('image/png');
  });
  return { name: 'new-collection.png', mimeType: 'image/png', buffer: Buffer.from(address.split(',')[1], 'base64') };
}
