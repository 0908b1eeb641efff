// Calls an endpoint through the AWS SDK for Go v2: one JSON request a line in, one JSON response a line out.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

type request struct {
	Service   string          `json:"service"`
	Operation string          `json:"operation"`
	Input     json.RawMessage `json:"input"`
}

func main() {
	if err := serve(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(ctx context.Context) error {
	configuration, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	clients := map[string]any{
		"ec2": ec2.NewFromConfig(configuration),
		"ssm": ssm.NewFromConfig(configuration),
		"sts": sts.NewFromConfig(configuration),
	}
	requests := bufio.NewReader(os.Stdin)
	responses := json.NewEncoder(os.Stdout)
	for {
		line, err := requests.ReadBytes('\n')
		if err != nil {
			return nil
		}
		var one request
		if err := json.Unmarshal(line, &one); err != nil {
			return err
		}
		output, err := call(ctx, clients[one.Service], one.Operation, one.Input)
		if err := responses.Encode(response(output, err)); err != nil {
			return err
		}
	}
}

// call finds the method of an operation, and the struct of its input, by reflection.
func call(ctx context.Context, client any, operation string, input json.RawMessage) (any, error) {
	method := reflect.ValueOf(client).MethodByName(operation)
	if !method.IsValid() {
		return nil, fmt.Errorf("no operation %s", operation)
	}
	parameters := reflect.New(method.Type().In(1).Elem())
	decoder := json.NewDecoder(bytes.NewReader(input))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(parameters.Interface()); err != nil {
		return nil, err
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(ctx), parameters})
	if err, failed := results[1].Interface().(error); failed {
		return nil, err
	}
	return plain(results[0]), nil
}

func response(output any, err error) map[string]any {
	var refused smithy.APIError
	switch {
	case err == nil:
		return map[string]any{"output": output}
	case errors.As(err, &refused):
		return map[string]any{"error": refused.ErrorCode(), "message": refused.ErrorMessage()}
	default:
		return map[string]any{"error": fmt.Sprintf("%T", err), "message": err.Error()}
	}
}
