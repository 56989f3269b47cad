// Lets a file be dropped onto its field; without this script the field works by choosing.
document.querySelectorAll("[data-drop]").forEach((place) => {
  const field = document.getElementById(place.dataset.drop);
  const over = (event) => { event.preventDefault(); place.classList.add("over"); };
  place.addEventListener("dragover", over);
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      field.form.requestSubmit();
    }
  });
});
