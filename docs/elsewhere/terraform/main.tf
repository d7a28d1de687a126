# Deploys a release of Airstep: the folder that `npx cdk synth --output DIR` wrote.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

# The functions' code and the template. The name of each contains its hash, so a new release never overwrites an old one.
resource "aws_s3_object" "release" {
  for_each = local.files

  bucket = each.value.bucket
  key    = each.value.key
  source = each.value.source

  # Removes the files of the earlier release only after the stack was updated, because a roll back needs them.
  lifecycle {
    create_before_destroy = true
  }
}

data "aws_s3_bucket" "releases" {
  bucket = local.template.bucket
}

resource "aws_cloudformation_stack" "airstep" {
  name         = "airstep-${var.stage}"
  template_url = "https://${data.aws_s3_bucket.releases.bucket_regional_domain_name}/${local.template.key}"
  capabilities = ["CAPABILITY_NAMED_IAM"]
  on_failure   = "ROLLBACK"

  depends_on = [aws_s3_object.release]

  lifecycle {
    prevent_destroy = true
  }
}

output "airstep" {
  description = "The ARNs of the state machines and of the alarm topic, and the URL of the dashboard"
  value       = aws_cloudformation_stack.airstep.outputs
}
