import Image from "next/image";
import { Icon } from "@/components/ui/icons";
import type { EvidenceItem } from "../reads/entries";

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Evidence files as tiles, photos with a preview; each is a download. */
export function EvidenceList({ files }: { files: readonly EvidenceItem[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((file) => {
        const photo = file.type === "jpg" || file.type === "png";
        return (
          <li key={file.id}>
            {photo ? (
              <Image
                src={`/evidence/${file.id}?preview=1`}
                alt=""
                width={102}
                height={56}
                unoptimized
                className="h-14 w-full object-cover"
              />
            ) : (
              <span className="kind">
                <Icon name="file" />
              </span>
            )}
            <a className="name" href={`/evidence/${file.id}`} title={file.name} download>
              {file.name} <span className="mut">{sizeText(file.size)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
