# Reads the manifest of the release, which lists each file and its place in the bucket.

variable "release" {
  type        = string
  description = "The folder of the release"
}

variable "stage" {
  type        = string
  description = "The stage that the release was synthesized for"
  default     = "prod"
}

locals {
  manifest = jsondecode(file("${var.release}/airstep-${var.stage}.assets.json"))

  files = {
    for file in local.manifest.files : file.source.path => {
      source = "${var.release}/${file.source.path}"
      bucket = one(values(file.destinations)).bucketName
      key    = one(values(file.destinations)).objectKey
    }
  }

  template = local.files["airstep-${var.stage}.template.json"]
}
