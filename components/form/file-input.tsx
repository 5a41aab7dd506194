"use client";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icons";
import { downscale, preview } from "./downscale";
import { useField } from "./form-context";

interface FileInputProps {
  /** As in HTML, e.g. ".pdf,.jpg,.png,.xlsx,.docx". */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  /** Opens the phone's rear camera. */
  capture?: boolean | undefined;
  /** Photos are scaled to at most 1600 px before they are sent. */
  downscale?: boolean | undefined;
  /** A larger file is refused before it is sent; 20 for one file, 10 for each of several. */
  maxMb?: number | undefined;
}

const kilobytes = (size: number) =>
  size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`;

/** Files inside a Field, listed with size; photos previewed and, on request, scaled down before upload. */
export function FileInput({
  accept,
  multiple,
  capture,
  downscale: shrink,
  maxMb = multiple ? 10 : 20,
}: FileInputProps) {
  const { id, name, describedBy, invalid, required } = useField();
  const [files, setFiles] = useState<File[]>([]);
  const [busy, setBusy] = useState(false);
  const [objection, setObjection] = useState("");
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const form = input.current?.form;
    const clear = () => {
      setFiles([]);
      setObjection("");
      input.current?.setCustomValidity("");
    };
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const target = event.currentTarget;
    const chosen = Array.from(target.files ?? []);
    setFiles(chosen);
    if (!shrink || chosen.length === 0) return judge(target);
    setBusy(true);
    const ready = await Promise.all(chosen.map(downscale));
    const transfer = new DataTransfer();
    for (const file of ready) transfer.items.add(file);
    target.files = transfer.files;
    setFiles(ready);
    setBusy(false);
    judge(target);
  };
  const judge = (target: HTMLInputElement) => {
    const large = Array.from(target.files ?? []).find((file) => file.size > maxMb * 1024 * 1024);
    const words = large ? `“${large.name}”超过 ${maxMb} MB，请换一个文件` : "";
    target.setCustomValidity(words);
    setObjection(words);
  };

  return (
    <>
      <label className="file-pick">
        <input
          ref={input}
          type="file"
          className="sr"
          id={id}
          name={name}
          required={required}
          accept={accept}
          multiple={multiple}
          capture={capture ? "environment" : undefined}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={choose}
        />
        <span className="btn">{capture ? "拍照或选择文件" : "选择文件"}</span>
      </label>
      <div aria-live="polite">
        {busy && <p className="field-hint">正在压缩照片…</p>}
        {objection && <p className="field-error">{objection}</p>}
        {files.length > 0 && (
          <ul className="files">
            {files.map((file) => (
              <li key={`${file.name}-${file.size}`} title={file.name}>
                {file.type.startsWith("image/") ? <Preview file={file} /> : <FileKind />}
                <span className="name">
                  {file.name} <span className="mut">{kilobytes(file.size)}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) void preview(file, canvas.current);
  }, [file]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}

const FileKind = () => (
  <span className="kind">
    <Icon name="file" />
  </span>
);
