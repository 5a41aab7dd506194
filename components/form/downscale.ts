/** Photos are sent with at most this many pixels a side: enough to read a sign, small enough for a phone's uplink. */
const longest = 1600;

const shrinkable = new Set(["image/jpeg", "image/png", "image/webp"]);

/** A photo as JPEG of at most 1600 px a side; anything else, and whatever cannot be decoded, unchanged. */
export async function downscale(file: File): Promise<File> {
  if (!shrinkable.has(file.type)) return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(image.width, image.height));
    if (scale === 1 && file.size < 1_000_000) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.[^.]+$/, ".jpg"), {
      type: "image/jpeg",
      lastModified: file.lastModified,
    });
  } catch {
    return file;
  }
}

/** Draws a small preview. A canvas needs no blob: address, so the content policy stays narrow. */
export async function preview(file: File, canvas: HTMLCanvasElement) {
  try {
    const image = await createImageBitmap(file, { resizeWidth: 208, imageOrientation: "from-image" });
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    image.close();
  } catch {
    canvas.hidden = true;
  }
}
